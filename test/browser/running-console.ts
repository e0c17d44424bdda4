import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const NOT_COPIED = new Set(['node_modules', '.git', '.cache']);

export interface RunningConsole {
  /** With its token. */
  readonly url: string;
  /** The checkout it runs from: a copy, so that what ops edit in a test is not the repository. */
  readonly checkout: string;
  /** What the terminal shows. */
  said(): string;
  stop(): Promise<void>;
}

/** `npm start`, as a newcomer starts it, in a copy of the repository and on free ports. */
export async function runConsole(): Promise<RunningConsole> {
  const checkout = mkdtempSync(join(tmpdir(), 'atlas-checkout-'));
  for (const entry of readdirSync(ROOT)) {
    if (!NOT_COPIED.has(entry)) cpSync(join(ROOT, entry), join(checkout, entry), { recursive: true, preserveTimestamps: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(checkout, 'node_modules'));
  const started = spawn(process.execPath, ['--import', 'tsx', 'local/index.ts', '--port', '0', '--console-port', '0'], {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [started.stdout, started.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const url = await addressIn(started, () => said);
  return {
    url,
    checkout,
    said: () => said,
    stop: () =>
      new Promise((resolve) => {
        started.once('close', () => resolve());
        started.kill('SIGTERM');
      }),
  };
}

function addressIn(started: ChildProcess, said: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const [, url] = /console: (http\S+)/.exec(said()) ?? [];
      if (url) resolve(url);
    };
    started.stdout?.on('data', look);
    started.once('close', (code) => reject(new Error(`npm start ended with ${code}:\n${said()}`)));
  });
}
