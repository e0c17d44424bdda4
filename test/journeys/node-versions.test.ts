import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { findNode } from '../../local/services/lambda/runtime/process/node-binary';
import { ASSEMBLY } from '../support/assembly';

const ROOT = join(__dirname, '../..');
const CALL = [
  '--import',
  'tsx',
  'local/call/index.ts',
  '--assembly',
  ASSEMBLY,
  '--file',
  'test/journeys/callback.txt',
  '--answer',
  '--json',
];
const A_PROCESS_MS = 120_000;

/** The whole local cloud in a process of that Node: what `npm run call` prints. */
const callOn = (node: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    execFile(node, CALL, { cwd: ROOT }, (error, stdout, stderr) => (error ? reject(new Error(stderr)) : resolve(JSON.parse(stdout))));
  });

function installed(version: string): string | undefined {
  try {
    return findNode(version);
  } catch {
    return undefined;
  }
}

/** `npm run test:node` runs every journey on each of them. */
describe.each(['20', '22', '24'])('on Node %s', (version) => {
  const node = installed(version);
  const isThisOne = node === process.execPath;
  const title = `a call and its callback are what they are on this one${node ? '' : ': left out, npm run test:node says how to install it'}`;
  (node && !isThisOne ? it : it.skip)(
    title,
    async () => {
      const [there, here] = await Promise.all([callOn(node as string), callOn(process.execPath)]);
      expect(there).toEqual(here);
      expect(there).toMatchObject({ faults: [], callback: expect.anything() });
    },
    A_PROCESS_MS,
  );
});
