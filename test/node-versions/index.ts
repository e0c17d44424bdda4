import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { findNode } from '../../local/services/lambda/runtime/process/node-binary';

/** `npm run test:node`: every journey on every Node that Atlas promises to run on. Exit 1 when one fails, 2 when a Node is missing. */
const VERSIONS = ['20', '22', '24'];
const ROOT = join(__dirname, '../..');

function run(node: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const jest = spawn(node, [join(ROOT, 'node_modules/jest/bin/jest.js'), ...args], {
      ...{ cwd: ROOT, stdio: 'inherit', env: { ...process.env, CDK_VALIDATION: 'false' } },
    });
    jest.on('error', reject);
    jest.on('close', (code) => resolve(code === 0));
  });
}

async function main(): Promise<number> {
  const patterns = process.argv.slice(2);
  let code = 0;
  for (const version of VERSIONS) {
    let node: string;
    try {
      node = findNode(version);
    } catch (error) {
      process.stderr.write(`${(error as Error).message}\n`);
      code = 2;
      continue;
    }
    process.stdout.write(`Node ${version}: ${node}\n`);
    if (!(await run(node, patterns.length > 0 ? patterns : ['test/journeys']))) code = Math.max(code, 1);
  }
  return code;
}

void main().then((code) => {
  process.exitCode = code;
});
