import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = join(__dirname, '../../../../..');

/** `24`: this Node if it is one, else the npm package of that version. `./bin/node`: that. Throws what to do when there is none. */
export function findNode(asked: string | undefined): string {
  if (asked === undefined) return process.execPath;
  if (!/^\d+$/.test(asked)) {
    if (existsSync(asked)) return resolve(asked);
    throw new Error(`no Node at ${asked}, expected a major version or the path of a binary`);
  }
  if (process.versions.node.split('.')[0] === asked) return process.execPath;
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  for (const folder of ['', `.cache/node${asked}`]) {
    const home = join(ROOT, folder, 'node_modules', name);
    const binary = join(home, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    if (existsSync(binary) && majorOf(home) === asked) return binary;
  }
  throw new Error(
    `no Node ${asked} here: npm install --no-save --prefix .cache/node${asked} ${name}@${asked}, or give the path of a binary`,
  );
}

function majorOf(packageFolder: string): string | undefined {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  return version.split('.')[0];
}
