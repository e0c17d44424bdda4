import { clockDate } from '../../in-process/globals/date';
import { environmentConsole, lineWriter } from '../../in-process/globals/output';
import { TASK_ROOT } from '../../invocation-error';
import { consoleLine } from '../../log-line';
import type { LogFormat, LogLevel } from '../../runtime';
import { tellHost } from './output';

export interface World {
  /** The cloud's time minus the machine's. */
  clockOffsetMs: number;
  /** Of the invocation that runs. */
  requestId: string | undefined;
  now(): number;
  log(level: LogLevel, args: readonly unknown[]): void;
  /** As it is, in one piece. */
  write(text: string): void;
  /** What has been written without an end of line becomes a line. */
  flush(): void;
}

/** Makes this process look like one on Lambda: the cloud's date, Lambda's paths, and output that becomes lines of its log. */
export function enterWorld({ clockOffsetMs, logFormat }: { clockOffsetMs: number; logFormat: LogFormat }): World {
  const machineNow = Date.now;
  const write = (text: string) => tellHost({ line: { text, requestId: world.requestId } });
  const [stdout, stderr] = [lineWriter(write), lineWriter(write)];
  const world: World = {
    clockOffsetMs,
    requestId: undefined,
    now: () => machineNow() + world.clockOffsetMs,
    log(level, args) {
      const line = consoleLine(args, { at: world.now(), level, requestId: world.requestId, logFormat });
      if (line) tellHost({ line });
    },
    write,
    flush() {
      stdout.flush();
      stderr.flush();
    },
  };
  const clock = { now: world.now } as Parameters<typeof clockDate>[0];
  replace(globalThis, { Date: clockDate(clock), console: environmentConsole(stdout, stderr, world.log) });
  replace(process, { stdout, stderr, cwd: () => TASK_ROOT, argv: ['/var/lang/bin/node', '/var/runtime/index.mjs'], execArgv: [] });
  process.once('exit', world.flush);
  return world;
}

function replace(target: object, members: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(members)) {
    Object.defineProperty(target, name, { value, writable: true, enumerable: name !== 'Date' && name !== 'console', configurable: true });
  }
}
