export type Handler = (event: unknown, context: unknown) => unknown;

/** `index.handler` → the module's name and the export's path within it. */
export function parseHandler(handler: string): { readonly moduleName: string; readonly exportPath: string } {
  const [, moduleName, exportPath] = /^([^.]+)\.(.+)$/.exec(handler) ?? [];
  if (!moduleName || !exportPath) throw named('Runtime.MalformedHandlerName', 'Bad handler');
  return { moduleName, exportPath };
}

/** The exported function; throws as the Node runtime does when there is none. */
export function findHandler(exports: unknown, exportPath: string, handler: string): Handler {
  let found = exports;
  for (const name of exportPath.split('.')) found = (found as Record<string, unknown> | undefined)?.[name];
  if (typeof found !== 'function') throw named('Runtime.HandlerNotFound', `${handler} is undefined or not exported`);
  return found as Handler;
}

/** Loads code; the two errors of loading that the Node runtime gives names of its own get them, any other is the code's. */
export function loadCode<T>(load: () => T): T {
  try {
    return load();
  } catch (error) {
    const { name, message, code } = error as Error & { code?: string };
    if (code === 'MODULE_NOT_FOUND') throw named('Runtime.ImportModuleError', `Error: ${message}`);
    if (name === 'SyntaxError') throw named('Runtime.UserCodeSyntaxError', `SyntaxError: ${message}`);
    throw error;
  }
}

const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });
