import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/**
 * What `npm run <script> -- <options> --json` prints, as people run it. What computes for long is also several times as fast in a process of its own as in
 * jest's sandbox. Throws what the command says on stderr when it prints no JSON.
 */
// biome-ignore lint/suspicious/noExplicitAny: each command has a report of its own
export function npmRun(script: string, ...options: readonly string[]): any {
  const { stdout, stderr } = spawnSync('npm', ['run', '-s', script, '--', ...options, '--json'], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 2 ** 26,
  });
  if (!stdout.startsWith('{')) throw new Error(`npm run ${script} -- ${options.join(' ')} prints no report: ${stderr}`);
  return JSON.parse(stdout);
}
