import type { crc32 as Crc32 } from 'node:zlib';

let native: typeof Crc32 | undefined;

/**
 * Stands for `node:zlib` where the SDK takes its CRC-32 from (constructs/bundling/native-checksums.ts): only the event stream of a model's answer is
 * checked with it, so the first of those loads zlib, while the model is thinking, and not every start.
 */
export const crc32: typeof Crc32 = (data, value) => {
  native ??= (require('node:zlib') as typeof import('node:zlib')).crc32;
  return native(data, value);
};
