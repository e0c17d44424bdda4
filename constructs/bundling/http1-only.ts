import type { Plugin } from 'esbuild';

const NO_HTTP2 = require.resolve('../../lambdas/shared/adapters/sdk/no-http2.ts');

/** The SDK's HTTP handlers without the one of HTTP/2, which no client of ours is made with. */
export const http1Only: Plugin = {
  name: 'http1-only',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/node-http2-handler$/ }, () => ({ path: NO_HTTP2 }));
  },
};
