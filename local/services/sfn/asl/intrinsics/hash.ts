import { createHash } from 'node:crypto';
import type { Json } from '../json';
import { jsonText } from '../json';
import { stringAt } from './arguments';
import { IntrinsicFailure } from './failure';
import type { Intrinsic } from './index';

const ALGORITHMS: Readonly<Record<string, string>> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

/** Also JSONata's $hash. What is not a string is hashed as JSON text. */
export function hashOf(value: Json, algorithm: string): string {
  const name = ALGORITHMS[algorithm];
  if (!name)
    throw new IntrinsicFailure(`Invalid arguments: no algorithm ${algorithm}, expected one of ${Object.keys(ALGORITHMS).join(', ')}`);
  return createHash(name)
    .update(typeof value === 'string' ? value : jsonText(value))
    .digest('hex');
}

export const hash: Intrinsic = { arguments: [2, 2], run: (args) => hashOf(args[0] as Json, stringAt(args, 1)) };
