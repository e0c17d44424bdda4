import type { BuildOptions } from 'esbuild';
import { bundling } from '../../constructs/bundling';

/**
 * constructs/bundling.ts, in the words of esbuild's own interface. Nothing is believed because of it: a bundle made with these options must be,
 * byte for byte, the one in cdk.out, or what its metafile says is not reported.
 */
export function esbuildOptions(): BuildOptions {
  const { target, format, minify, keepNames, mainFields, esbuildArgs } = bundling;
  const supported: Record<string, boolean> = {};
  const alias: Record<string, string> = {};
  for (const [argument, value] of Object.entries(esbuildArgs)) {
    const [, option, name] = /^--(supported|alias):(.+)$/.exec(argument) ?? [];
    if (!option || !name) throw new Error(`constructs/bundling.ts gives esbuild ${argument}, which bench/size does not know`);
    if (option === 'supported') supported[name] = value === 'true';
    else alias[name] = value;
  }
  return { bundle: true, platform: 'node', target, format, minify, keepNames, mainFields, supported, alias };
}
