import type { IdentityKey } from '../ports/identity-key';
import { type PowertoolsSecretOptions, powertoolsSecret } from './powertools-secret';

/** It is never rotated, so a value once read is right for as long as the environment lives; read again once a day all the same. */
const MAX_AGE_SECONDS = 24 * 60 * 60;

export const powertoolsIdentityKey = (options: Omit<PowertoolsSecretOptions, 'maxAgeSeconds' | 'staleSeconds'>): IdentityKey => {
  const secret = powertoolsSecret({ ...options, maxAgeSeconds: MAX_AGE_SECONDS });
  return { read: () => secret.read() };
};
