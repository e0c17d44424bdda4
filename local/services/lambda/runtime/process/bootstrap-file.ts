import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

let made: Promise<string> | undefined;

/** The bootstrap as a file that any Node runs as it is: bundled once by each host, removed when the host exits. */
export function bootstrapFile(): Promise<string> {
  made ??= make();
  return made;
}

async function make(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [require.resolve('./bootstrap')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node18',
    write: false,
    logLevel: 'error',
  });
  const folder = mkdtempSync(join(tmpdir(), 'atlas-lambda-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'bootstrap.cjs');
  writeFileSync(file, outputFiles[0]?.contents ?? '');
  return file;
}
