import { pacedClock } from '../../../cloud/paced-clock';
import { type VirtualClock, virtualClock } from '../../../cloud/virtual-clock';
import { inProcess } from './in-process';
import { childProcesses } from './process';
import type { Runtime } from './runtime';

/** What `--runtime` takes. */
export const RUNTIMES = ['process', 'in-process'] as const;
export type RuntimeName = (typeof RUNTIMES)[number];

export const isRuntimeName = (name: string): name is RuntimeName => (RUNTIMES as readonly string[]).includes(name);

/** Throws when there is no such Node, or when one is asked for where the functions run in the host's own. */
export function chooseRuntime({ runtime, node }: { runtime: RuntimeName; node: string | undefined }): Runtime {
  if (runtime === 'process') return childProcesses({ node });
  if (node !== undefined)
    throw new Error('--node: expected with --runtime process only; in process there is one Node, the one that runs this');
  return inProcess;
}

/** Virtual time that functions on this runtime can live in: child processes have a time of their own, so while one works the clock goes along. */
export const clockFor = ({ isRealTime }: Runtime, startMs: number): VirtualClock =>
  isRealTime ? pacedClock({ startMs }) : virtualClock({ startMs });
