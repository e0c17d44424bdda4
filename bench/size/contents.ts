import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundleOf } from '../../constructs/bundling/options';
import type { ShippedFunction } from '../shipped/shipped-function';

/** How many bytes of each package are in a bundle, most first. Throws when what was rebuilt is not what is shipped. */
export async function packagesIn(fn: ShippedFunction): Promise<ReadonlyMap<string, number>> {
  const { outputFiles, metafile } = await build({ ...bundleOf(fn.name), write: false, metafile: true });
  const shipped = readFileSync(join(fn.codeDirectory, 'index.js'));
  if (!outputFiles[0] || !shipped.equals(outputFiles[0].contents)) {
    throw new Error(`${fn.name}: rebuilt, it is not the bundle in cdk.out: a source is newer, or something was done to it afterwards`);
  }
  const bytes = new Map<string, number>();
  for (const [file, { bytesInOutput }] of Object.entries(Object.values(metafile.outputs)[0]?.inputs ?? {})) {
    const name = packageOf(file);
    bytes.set(name, (bytes.get(name) ?? 0) + bytesInOutput);
  }
  return new Map([...bytes].sort(([, a], [, b]) => b - a));
}

/** The innermost package that a file belongs to; our own code is `atlas`. */
export function packageOf(file: string): string {
  const [, inner] = /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file) ?? [];
  return inner ?? 'atlas';
}
