import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

const LATE = 'await import("@smithy/core/event-streams")';

/**
 * The SDK's protocols import event streams late, and esbuild wraps whatever can be imported late, with all that it imports itself, in functions: 169 modules
 * of `@smithy/core`, 2 ms of a start. Everything is in one file here, so the import may as well be early.
 */
export const earlyEventStreams: Plugin = {
  name: 'early-event-streams',
  setup({ onLoad }) {
    onLoad({ filter: /\/@smithy\/core\/dist-es\/submodules\/protocols\/HttpProtocol\.js$/ }, async ({ path }) => {
      const [before, after, ...more] = (await readFile(path, 'utf8')).split(LATE);
      if (before === undefined || after === undefined || more.length > 0) {
        const text = `the SDK does not say ${LATE} once any more: look how it loads event streams now, and change constructs/bundling/early-event-streams.ts`;
        return { errors: [{ text, location: { file: path } }] };
      }
      return { contents: `import * as eventStreams from "@smithy/core/event-streams";\n${before}eventStreams${after}`, loader: 'js' };
    });
  },
};
