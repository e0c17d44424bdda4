import { SecretsProvider } from '@aws-lambda-powertools/parameters/secrets';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { IdentityKey } from '../ports/identity-key';

export interface PowertoolsIdentityKeyOptions {
  readonly secretId: string;
  /** @default 800 */
  readonly deadlineMs?: number;
  readonly client?: SecretsManagerClient;
}

const MAX_AGE_SECONDS = 300;

/**
 * The identity key through Powertools parameters, which caches but neither shares one fetch among waiters nor survives an outage: this does both.
 * A value once read is served for ever when Secrets Manager does not answer, or answers with nothing.
 */
export function powertoolsIdentityKey({ secretId, deadlineMs = 800, client }: PowertoolsIdentityKeyOptions): IdentityKey {
  const provider = new SecretsProvider({ awsSdkV3Client: client ?? impatientClient(deadlineMs) });
  let lastGood: string | undefined;
  let fetching: Promise<string> | undefined;

  const fetch = async (): Promise<string> => {
    const key = await provider.get(secretId, { maxAge: MAX_AGE_SECONDS });
    if (typeof key !== 'string' || key.trim() === '') throw new Error('the identity key secret is empty, expected a random string');
    lastGood = key;
    return key;
  };
  const fetchOnce = (): Promise<string> => {
    fetching ??= fetch().finally(() => {
      fetching = undefined;
    });
    return fetching;
  };
  return {
    async read() {
      const isJoining = fetching !== undefined;
      try {
        return await fetchOnce();
      } catch (error) {
        if (lastGood !== undefined) return lastGood;
        if (isJoining) return fetchOnce(); // begun before this turn, perhaps before the environment was frozen: not this turn's failure
        throw error;
      }
    },
  };
}

const impatientClient = (deadlineMs: number) =>
  new SecretsManagerClient({
    requestHandler: new NodeHttpHandler({ connectionTimeout: deadlineMs, requestTimeout: deadlineMs, throwOnRequestTimeout: true }),
    maxAttempts: 1,
  });
