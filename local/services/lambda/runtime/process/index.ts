import { inProcess } from '../in-process';
import type { Runtime } from '../runtime';
import { ChildEnvironment } from './environment';
import { findNode } from './node-binary';

export interface ChildProcessesOptions {
  /** A major version (`24`) or the path of a binary. @default the Node that runs the host */
  readonly node?: string | undefined;
}

/**
 * Runs each execution environment in a process of its own, over Lambda's Runtime API: its own memory limit, variables and exit, stopped
 * between invocations (SIGSTOP), killed at the time-out. Its time is real, so the clock must be able to go along (`Clock.realTime`). What
 * is only tried out, to see whether it can be initialized, is loaded in process: that costs milliseconds.
 *
 * A process reaches the endpoint through a door of its own, a TCP port that leads into the endpoint in memory: whoever calls there is known to
 * call from this environment, whether or not the request is signed, and nothing but the endpoint can be reached.
 *
 * Not here: CPU limits; files of the asset other than the handler's module; a sandbox (worker threads and processes that the code starts
 * are stopped and ended with it, but may connect to anything); freezing on Windows.
 */
export function childProcesses({ node }: ChildProcessesOptions = {}): Runtime {
  const binary = findNode(node);
  return { start: (configuration) => new ChildEnvironment(configuration, binary), isRealTime: true, trial: inProcess };
}
