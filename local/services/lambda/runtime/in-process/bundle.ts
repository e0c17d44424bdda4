import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import { TASK_ROOT } from '../invocation-error';

/** The parameters of a compiled bundle: what CommonJS gives a module, and every global that is not the host's. */
export const PARAMETERS = [
  'exports',
  'require',
  'module',
  '__filename',
  '__dirname',
  'globalThis',
  'global',
  'Date',
  'Math',
  'crypto',
  'performance',
  'process',
  'console',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'setImmediate',
  'clearImmediate',
  'AbortSignal',
  'fetch',
  'WebSocket',
  'EventSource',
] as const;

/** Called once for each environment: the module's code, its globals as arguments. */
export type Bundle = (...globals: readonly unknown[]) => void;

const compiled = new Map<string, Bundle>();
const contentOf = new Map<string, string>();

/** Compiles the module file of a handler; files with the same content are compiled once, so that a new environment costs a call. */
export function loadBundle(codeDirectory: string, moduleName: string): Bundle {
  const { file, stamp } = findModule(codeDirectory, moduleName);
  let hash = contentOf.get(stamp);
  let bundle = hash === undefined ? undefined : compiled.get(hash);
  if (bundle) return bundle;
  const source = readFileSync(file, 'utf8');
  hash = createHash('sha256').update(source).digest('hex');
  bundle = compiled.get(hash) ?? (compileFunction(source, [...PARAMETERS], { filename: `${TASK_ROOT}/${moduleName}.js` }) as Bundle);
  compiled.set(hash, bundle);
  contentOf.set(stamp, hash);
  return bundle;
}

function findModule(codeDirectory: string, moduleName: string): { file: string; stamp: string } {
  for (const extension of ['.js', '.cjs']) {
    const file = join(codeDirectory, moduleName + extension);
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats) return { file, stamp: `${file}|${stats.mtimeMs}|${stats.size}|${stats.ino}` };
  }
  throw Object.assign(new Error(`Cannot find module '${moduleName}'`), { code: 'MODULE_NOT_FOUND' });
}
