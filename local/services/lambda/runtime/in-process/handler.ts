import { findHandler, type Handler, loadCode, parseHandler } from '../handler';
import { loadBundle, PARAMETERS } from './bundle';
import type { Globals } from './globals';

/** `index.handler`: calls the module's code with the environment's globals and finds the exported function; errors are named as the Node runtime names them. */
export function loadHandler(handler: string, codeDirectory: string, globals: Globals): Handler {
  const { moduleName, exportPath } = parseHandler(handler);
  loadCode(() => {
    const bundle = loadBundle(codeDirectory, moduleName);
    bundle.apply(
      globals.module.exports,
      PARAMETERS.map((parameter) => globals[parameter]),
    );
  });
  return findHandler(globals.module.exports, exportPath, handler);
}
