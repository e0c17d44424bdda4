import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** Less than this is compiled as fast as it is parsed. */
const MIN_BYTES = 4096;

/** Large JSON as a text that is parsed when it is required: V8 reads that faster than the same as source, and need not compile it before. */
export const jsonAsText: Plugin = {
  name: 'json-as-text',
  setup({ onLoad }) {
    onLoad({ filter: /\.json$/ }, async ({ path }) => {
      const json = await readFile(path, 'utf8');
      if (Buffer.byteLength(json) < MIN_BYTES) return undefined;
      return { contents: `module.exports = JSON.parse(${JSON.stringify(JSON.stringify(JSON.parse(json)))});`, loader: 'js' };
    });
  },
};
