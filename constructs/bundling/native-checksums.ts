import type { Plugin } from 'esbuild';

const NO_JS_CHECKSUMS = require.resolve('../../lambdas/shared/adapters/sdk/no-js-checksums.ts');
const LATE_CRC32 = require.resolve('../../lambdas/shared/adapters/sdk/late-crc32.ts');

/** The SDK's checksums without those in JavaScript, for engines that have none, and with CRC-32 loaded by the first stream: 4 KB and half a millisecond. */
export const nativeChecksums: Plugin = {
  name: 'native-checksums',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/(Sha256Js|Crc32Js)$/ }, () => ({ path: NO_JS_CHECKSUMS }));
    onResolve({ filter: /^node:zlib$/ }, ({ importer }) => (importer.endsWith('/Crc32Node.js') ? { path: LATE_CRC32 } : undefined));
  },
};
