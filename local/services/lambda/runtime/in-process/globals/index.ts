import { TASK_ROOT } from '../../invocation-error';
import type { EnvironmentConfiguration, LogLevel } from '../../runtime';
import type { PARAMETERS } from '../bundle';
import { environmentRequire } from '../modules';
import { daemonDatagrams } from '../modules/dgram';
import { noFileSystem } from '../modules/fs';
import type { MemoryHttp } from '../modules/http';
import { lambdaOs } from '../modules/os';
import { timersOf, timersPromisesOf } from '../modules/timers';
import { realm } from '../realm';
import { clockAbortSignal } from './abort-signal';
import { clockDate, clockPerformance } from './date';
import { environmentConsole, lineWriter } from './output';
import { environmentProcess } from './process';
import { seededCrypto, seededMath } from './seeded';
import type { EnvironmentTimers } from './timers';

export interface GlobalsOptions {
  readonly configuration: EnvironmentConfiguration;
  readonly timers: EnvironmentTimers;
  readonly http: MemoryHttp;
  readonly exit: (how: string) => never;
  readonly refuse: (what: string) => never;
  readonly onConsole: (level: LogLevel, args: unknown[]) => void;
  readonly onLine: (text: string) => void;
}

export type Globals = Record<(typeof PARAMETERS)[number], unknown> & {
  process: NodeJS.Process;
  module: { exports: Record<string, unknown> };
};

/** The arguments of one call of a bundle: what an execution environment sees of the world. */
export function environmentGlobals({ configuration, timers, http, exit, refuse, onConsole, onLine }: GlobalsOptions): Globals {
  const { clock, random, variables } = configuration;
  const stdout = lineWriter(onLine);
  const stderr = lineWriter(onLine);
  const process = environmentProcess({ variables, clock, stdout, stderr, exit, refuse });
  const console = environmentConsole(stdout, stderr, onConsole);
  const performance = clockPerformance(clock);
  const crypto = seededCrypto(random, clock, refuse);
  const fs = noFileSystem(refuse);
  const promises = timersPromisesOf(timers, refuse);
  const own = {
    process,
    console,
    crypto,
    dgram: daemonDatagrams((datagram) => configuration.onTraceData?.(datagram), refuse),
    fs,
    'fs/promises': fs.promises,
    http: http.http,
    https: http.https,
    os: lambdaOs(configuration.memoryMiB),
    perf_hooks: { performance },
    timers: timersOf(timers, promises),
    'timers/promises': promises,
  };
  const module = { exports: {} };

  const shadowed = {
    Date: clockDate(clock),
    Math: seededMath(random),
    crypto: crypto.webcrypto,
    performance,
    process,
    console,
    setTimeout: timers.setTimeout,
    clearTimeout: timers.clear,
    setInterval: timers.setInterval,
    clearInterval: timers.clear,
    setImmediate: timers.setImmediate,
    clearImmediate: timers.clearImmediate,
    AbortSignal: clockAbortSignal(timers),
    fetch: async () => refuse('fetch'),
    WebSocket: function WebSocket() {
      refuse('WebSocket');
    },
    EventSource: function EventSource() {
      refuse('EventSource');
    },
  };
  // Reading falls through to the real one; writing stays here.
  const global: Record<string, unknown> = Object.create(realm, Object.getOwnPropertyDescriptors(shadowed));
  Object.assign(global, { globalThis: global, global });
  return {
    ...shadowed,
    globalThis: global,
    global,
    module,
    exports: module.exports,
    require: environmentRequire(own, refuse),
    __filename: `${TASK_ROOT}/index.js`,
    __dirname: TASK_ROOT,
  };
}
