import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../support/temporary-folder';

const ROOT = join(__dirname, '../..');

/** `npm run call` as a person runs it, in a home folder of our making. */
function call(home: string, ...options: readonly string[]) {
  const output = execFileSync(process.execPath, ['--import', 'tsx', 'local/call/index.ts', ...options, '--json'], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], HOME: home, AWS_PROFILE: 'poisoned' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return JSON.parse(output.trim().split('\n').at(-1) as string);
}

it('a poisoned AWS profile in the home folder is never read', () => {
  const home = temporaryFolder();
  mkdirSync(join(home, '.aws'));
  // Read by anything, this profile fails loudly: an endpoint that is refused, and a credential process that leaves a mark.
  const mark = join(home, 'mark');
  writeFileSync(
    join(home, '.aws/config'),
    `[profile poisoned]\nregion = mars-north-1\nendpoint_url = http://127.0.0.1:1\ncredential_process = touch ${mark}\n`,
  );
  writeFileSync(join(home, '.aws/credentials'), `[poisoned]\naws_access_key_id = AKIAPOISONED\naws_secret_access_key = poisoned\n`);

  const report = call(home, '--file', 'test/journeys/callback.txt', '--answer');
  expect(report).toMatchObject({ callback: { state: 'COMPLETED', outcome: 'answered' }, faults: [] });
  expect(() => execFileSync('ls', [mark], { stdio: 'pipe' })).toThrow();
});
