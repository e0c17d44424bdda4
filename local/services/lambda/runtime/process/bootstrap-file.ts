import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const CACHE = join(__dirname, '../../../../../.cache/lambda-bootstrap');

let made: Promise<string> | undefined;

/** The bootstrap as a file that any Node runs as it is: bundled once by each host, written when there is not yet one like it. */
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
  const contents = outputFiles[0]?.contents ?? new Uint8Array();
  const file = join(CACHE, `${createHash('sha256').update(contents).digest('hex').slice(0, 16)}.cjs`);
  if (existsSync(file)) return file;
  // Whole from the moment it has its name: another host may be looking for it.
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(`${file}.${process.pid}`, contents);
  renameSync(`${file}.${process.pid}`, file);
  return file;
}
