import { EventEmitter } from 'node:events';
import type { Writable } from 'node:stream';
import type { Clock } from '../../../../../cloud/clock';
import { TASK_ROOT } from '../../invocation-error';
import { realm } from '../realm';

/** Not copied: the host's streams, and what could end, move or instrument the host. */
const NOT_COPIED = ['stdin', 'stdout', 'stderr', '_events', '_eventsCount', '_maxListeners', 'domain', 'mainModule', 'report', 'exitCode'];
const REFUSED = [
  'chdir',
  'dlopen',
  'binding',
  '_linkedBinding',
  'setuid',
  'setgid',
  'umask',
  'send',
  'disconnect',
  'setUncaughtExceptionCaptureCallback',
];

/** Read once: there are a hundred, and every environment needs them. */
const descriptors = Object.fromEntries(
  Object.entries(Object.getOwnPropertyDescriptors(realm.process)).filter(([name]) => !NOT_COPIED.includes(name) && !REFUSED.includes(name)),
);

export interface ProcessOptions {
  readonly variables: Readonly<Record<string, string>>;
  readonly clock: Clock;
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** Ends the environment: `exit status 1`. */
  readonly exit: (how: string) => never;
  readonly refuse: (what: string) => never;
}

/** `process` of an environment: its own variables, its own listeners, its own end. Signals and `beforeExit` never come. */
export function environmentProcess({ variables, clock, stdout, stderr, exit, refuse }: ProcessOptions): NodeJS.Process {
  const startedAt = clock.now();
  const nanoseconds = () => BigInt(Math.round((clock.now() - startedAt) * 1e6));
  const hrtime = (since: [number, number] = [0, 0]): [number, number] => {
    const passed = nanoseconds() - (BigInt(since[0]) * 1_000_000_000n + BigInt(since[1]));
    return [Number(passed / 1_000_000_000n), Number(passed % 1_000_000_000n)];
  };
  const own = {
    env: { ...variables },
    argv: ['/var/lang/bin/node', '/var/runtime/index.mjs'],
    pid: 8,
    ppid: 1,
    cwd: () => TASK_ROOT,
    stdout,
    stderr,
    hrtime: Object.assign(hrtime, { bigint: nanoseconds }),
    uptime: () => (clock.now() - startedAt) / 1000,
    exit: (code?: number) => exit(`exit status ${code ?? 0}`),
    reallyExit: (code?: number) => exit(`exit status ${code ?? 0}`),
    abort: () => exit('signal: aborted'),
    kill: (pid: number) => (pid === 8 ? exit('signal: killed') : refuse(`process.kill of ${pid}`)),
    emitWarning: (warning: string | Error, options?: string | { type?: string }) => {
      const type = typeof options === 'string' ? options : (options?.type ?? 'Warning');
      stderr.write(`(node:8) ${typeof warning === 'string' ? `${type}: ${warning}` : String(warning)}\n`);
    },
  };
  const result = Object.defineProperties(new EventEmitter(), descriptors);
  for (const [name, value] of Object.entries(own)) {
    Object.defineProperty(result, name, { value, enumerable: true, writable: true, configurable: true });
  }
  for (const name of REFUSED) {
    Object.defineProperty(result, name, { value: () => refuse(`process.${name}`), enumerable: true, writable: true, configurable: true });
  }
  return result as unknown as NodeJS.Process;
}
