import { existsSync, readFileSync } from 'node:fs';
import Module from 'node:module';
import { join } from 'node:path';
import { findHandler, type Handler, loadCode, parseHandler } from '../../handler';
import { TASK_ROOT } from '../../invocation-error';

/** What Node's modules have and its types do not say. */
type Compilable = Module & { paths: string[]; _compile(source: string, filename: string): void };
const { _nodeModulePaths } = Module as unknown as { _nodeModulePaths(from: string): string[] };

/** Loads the handler's module as if it lay in /var/task: stack frames have the paths they have on AWS, and what is not in the bundle is not found. */
export function loadHandler(handler: string, codeDirectory: string): Handler {
  const { moduleName, exportPath } = parseHandler(handler);
  const exports = loadCode(() => load(moduleName, codeDirectory));
  return findHandler(exports, exportPath, handler);
}

function load(moduleName: string, codeDirectory: string): unknown {
  const file = ['.js', '.cjs'].map((extension) => join(codeDirectory, moduleName + extension)).find((path) => existsSync(path));
  if (!file) throw Object.assign(new Error(`Cannot find module '${moduleName}'`), { code: 'MODULE_NOT_FOUND' });
  const filename = `${TASK_ROOT}/${moduleName}.js`;
  const module = new Module(filename) as Compilable;
  module.filename = filename;
  module.paths = _nodeModulePaths(TASK_ROOT);
  module._compile(readFileSync(file, 'utf8'), filename);
  return module.exports;
}
