import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { bundling } from '../../../constructs/bundling/options';
import { temporaryFolder } from '../../support/temporary-folder';

const PROTOCOL = 'node_modules/@smithy/core/dist-es/submodules/protocols/HttpProtocol.js';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

/** The code of the bundle of these files, of which the first is where it begins. */
async function bundled(files: Readonly<Record<string, string>>): Promise<string> {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const { outputFiles } = await build({
    ...bundling,
    entryPoints: [join(folder, Object.keys(files)[0] ?? '')],
    outfile: 'index.js',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

/** What the bundle exports when it is loaded. */
function loaded(code: string): Record<string, unknown> {
  const module = { exports: {} };
  new Function('module', 'require', code)(module, require);
  return module.exports;
}

it('refuses to bundle an SDK that loads event streams in another way than the one that is known, and says what to look at', async () => {
  const code = bundled({
    'index.js': `import './${PROTOCOL}';`,
    [PROTOCOL]: 'export const streams = async () => await import("elsewhere");',
  });
  await expect(code).rejects.toThrow(/HttpProtocol.js.*event-streams.*constructs\/bundling\/early-event-streams.ts/s);
});

it('gives a large JSON file as the same value, imported or required', async () => {
  const value = { 'odd key"\'`\\${': ['línea\u2028', '\n', ...Array.from({ length: 2000 }, String)] };
  const code = await bundled({
    'index.ts': `import imported from './large.json'; export { imported }; export const required = require('./large.json');`,
    'large.json': JSON.stringify(value),
  });
  expect(code).toContain('JSON.parse(');
  expect(loaded(code)).toEqual({ imported: value, required: value });
});

it('leaves of the package.json of a client what it asks for', async () => {
  const file = 'node_modules/@aws-sdk/client-any/package.json';
  const code = await bundled({
    'index.js': `import info from './${file}'; export const { version } = info;`,
    [file]: JSON.stringify({ name: '@aws-sdk/client-any', version: '3.1.4', description: 'two kilobytes' }),
  });
  expect(code).not.toContain('two kilobytes');
  expect(loaded(code)).toEqual({ version: '3.1.4' });
});
