import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const REPOSITORY = join(__dirname, '../../../..');

/** Bundles a handler written in the test exactly as the CDK app bundles the deployed ones. Returns the asset's folder. */
export async function bundle(source: string): Promise<string> {
  const folder = temporaryFolder();
  await build({
    stdin: { contents: source, loader: 'ts', resolveDir: REPOSITORY },
    outfile: join(folder, 'index.js'),
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    supported: { 'dynamic-import': false },
    logLevel: 'error',
  });
  return folder;
}

/** Removed when the test file has run. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'atlas-lambda-'));
  folders.push(folder);
  return folder;
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});
