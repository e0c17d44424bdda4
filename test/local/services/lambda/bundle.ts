import { join } from 'node:path';
import { build } from 'esbuild';
import { temporaryFolder } from '../../../support/temporary-folder';

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
