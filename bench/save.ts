import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const ROOT = join(__dirname, '..');
const RESULTS = join(ROOT, 'bench/results');

/** Writes one command's result beside those of the same day and commit; gives the file's path below the project. */
export function saveResult(name: string, json: object, { now = new Date(), folder = RESULTS } = {}): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${now.toISOString().slice(0, 10)}-${git('rev-parse', '--short', 'HEAD') || 'none'}.json`);
  const saved = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as object) : {};
  // A tree with changes is not that commit: the numbers say so.
  const hasChanges = git('status', '--porcelain', '--', 'lambdas', 'constructs', 'statemachines', 'local', 'bench') !== '';
  const entry = { at: now.toISOString(), hasChanges, ...json };
  writeFileSync(file, `${JSON.stringify({ ...saved, [name]: entry }, null, 1)}\n`);
  return relative(ROOT, file);
}

function git(...args: readonly string[]): string {
  try {
    return execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return ''; // not a checkout: an archive has no commit
  }
}
