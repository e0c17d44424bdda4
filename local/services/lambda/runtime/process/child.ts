import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { howItEnded } from './ending';
import { outliveNobody } from './reaper';
import { MESSAGES_FD, type Message, type Settings } from './settings';

export interface ChildOptions {
  readonly node: string;
  readonly bootstrap: string;
  readonly settings: Settings;
  /** All that it gets: nothing of the host's. */
  readonly variables: Readonly<Record<string, string>>;
  readonly memoryMiB: number;
  readonly onMessage: (message: Message) => void;
  /** Of what it wrote to its real stdout or stderr: Node's own words before it dies, for example. */
  readonly onLine: (text: string) => void;
}

export interface Child {
  /** Resolves when it is gone and everything that it wrote has been read: `exit status 1`, `signal: killed`. */
  readonly ended: Promise<string>;
  /** False as soon as it is gone. */
  isRunning(): boolean;
  signal(name: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): void;
}

const IS_WINDOWS = process.platform === 'win32';

/** Starts a process that runs the bootstrap. */
export function startChild({ node, bootstrap, settings, variables, memoryMiB, onMessage, onLine }: ChildOptions): Child {
  const child = spawn(node, [...heap(memoryMiB), bootstrap, JSON.stringify(settings)], {
    cwd: settings.codeDirectory,
    env: { ...variables },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    // In a group of its own: what it starts is stopped and ended with it, and what interrupts the host from the keyboard does not reach it.
    detached: !IS_WINDOWS,
  });
  child.once('exit', () => signal(child, 'SIGKILL'));
  outliveNobody(child);
  eachLine(child.stdio[MESSAGES_FD] as Readable, (line) => {
    const message = parseMessage(line);
    if (message) onMessage(message);
    else onLine(line);
  });
  for (const output of [child.stdout, child.stderr]) eachLine(output as Readable, onLine);
  return {
    ended: endOf(child),
    isRunning: () => child.exitCode === null && child.signalCode === null,
    signal: (name) => signal(child, name),
  };
}

/** To the whole group, in which nobody may be left (on macOS: nobody who is not a zombie). */
function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (IS_WINDOWS || child.pid === undefined) {
    child.kill(name);
    return;
  }
  try {
    process.kill(-child.pid, name);
  } catch (error) {
    if (!['ESRCH', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', ({ message }) => resolve(message)); // it could not be started
    child.once('close', (code, signal) => resolve(howItEnded(code, signal)));
  });
}

/** Nothing for what is none: the process was killed in the middle of it, or its code has written to a descriptor that it does not know. */
function parseMessage(line: string): Message | undefined {
  try {
    const parsed = JSON.parse(line) as Message | null;
    return typeof parsed === 'object' && parsed !== null && ('line' in parsed || 'refused' in parsed || 'traceData' in parsed)
      ? parsed
      : undefined;
  } catch {
    return undefined;
  }
}

/** As the start script of Lambda's Node runtime divides the memory. */
const heap = (memoryMiB: number): string[] => [
  `--max-old-space-size=${Math.ceil(memoryMiB * 0.9)}`,
  `--max-semi-space-size=${Math.max(1, Math.floor(memoryMiB * 0.05))}`,
];

function eachLine(stream: Readable, onLine: (text: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  });
  stream.once('end', () => {
    if (rest) onLine(rest);
  });
}
