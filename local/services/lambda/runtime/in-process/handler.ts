import { loadBundle, PARAMETERS } from './bundle';
import type { Globals } from './globals';

export type Handler = (event: unknown, context: unknown) => unknown;

/** `index.handler`: calls the module's code with the environment's globals and finds the exported function; errors are named as the Node runtime names them. */
export function loadHandler(handler: string, codeDirectory: string, globals: Globals): Handler {
  const [, moduleName, exportPath] = /^([^.]+)\.(.+)$/.exec(handler) ?? [];
  if (!moduleName || !exportPath) throw named('Runtime.MalformedHandlerName', 'Bad handler');
  renamed(() => {
    const bundle = loadBundle(codeDirectory, moduleName);
    bundle.apply(
      globals.module.exports,
      PARAMETERS.map((parameter) => globals[parameter]),
    );
  });
  let found: unknown = globals.module.exports;
  for (const name of exportPath.split('.')) found = (found as Record<string, unknown> | undefined)?.[name];
  if (typeof found !== 'function') throw named('Runtime.HandlerNotFound', `${handler} is undefined or not exported`);
  return found as Handler;
}

/** The two errors of loading that the Node runtime gives names of its own; any other is the code's. */
function renamed(load: () => void): void {
  try {
    load();
  } catch (error) {
    const { name, message, code } = error as Error & { code?: string };
    if (code === 'MODULE_NOT_FOUND') throw named('Runtime.ImportModuleError', `Error: ${message}`);
    if (name === 'SyntaxError') throw named('Runtime.UserCodeSyntaxError', `SyntaxError: ${message}`);
    throw error;
  }
}

const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });
