import fs from 'node:fs';
import { NO_SUCH_FILES } from '../../no-such-files';
import { moduleLike } from './module-like';
import { refusedModule } from './refused-module';

type ReadCallback = (error: Error | null, content?: string) => void;

/** No file system: reading one of the SDK's two files finds nothing, all else is refused by name. Not here: /tmp, files of the asset. */
export function noFileSystem(refuse: (what: string) => never): typeof fs {
  const find = (path: unknown): never => {
    if (!Object.values(NO_SUCH_FILES).some((file) => file === path)) refuse(`reading the file ${String(path)}`);
    throw Object.assign(new Error(`ENOENT: no such file or directory, open '${path}'`), {
      code: 'ENOENT',
      errno: -2,
      syscall: 'open',
      path,
    });
  };
  const promises = moduleLike(refusedModule(fs.promises, 'fs.promises', refuse), { readFile: async (path: unknown) => find(path) });
  const readFile = (path: unknown, ...rest: unknown[]) => {
    const callback = rest.at(-1) as ReadCallback;
    promises.readFile(path as string, 'utf8').catch((error: Error) => callback(error));
  };
  return moduleLike(refusedModule(fs, 'fs', refuse, ['constants', 'Stats']), { promises, readFile, readFileSync: find });
}
