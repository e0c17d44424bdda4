import { loadBundle, PARAMETERS } from './bundle';
import type { Globals } from './globals';

export type Handler = (event: unknown, context: unknown) => unknown;

/** `index.handler`: calls the module's code with the environment's globals and finds the exported function; errors are named as the Node runtime names them. */
export function loadHandler(handler: string, codeDirectory: string, globals: Globals): Handler {
  const [, moduleName, exportPath] = /^([^.]+)\.(.+)$/.exec(handler) ?? [];
  if (!moduleName || !exportPath) throw named('Runtime.MalformedHandlerName', 'Bad handler');
  const bundle = compiled(() => loadBundle(codeDirectory, moduleName));
  bundle.apply(
    globals.module.exports,
    PARAMETERS.map((parameter) => globals[parameter]),
  );
  let found: unknown = globals.module.exports;
  for (const name of exportPath.split('.')) found = (found as Record<string, unknown> | undefined)?.[name];
  if (typeof found !== 'function') throw named('Runtime.HandlerNotFound', `${handler} is undefined or not exported`);
  return found as Handler;
}

function compiled<T>(load: () => T): T {
  try {
    return load();
  } catch (error) {
    if ((error as Error).name !== 'SyntaxError') throw error;
    throw named('Runtime.UserCodeSyntaxError', `SyntaxError: ${(error as Error).message}`);
  }
}

const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });
