import { arch, availableParallelism, loadavg, platform } from 'node:os';

/** What the numbers were got on; nothing that names the machine. */
export interface Machine {
  readonly cores: number;
  readonly node: string;
  readonly platform: string;
  /** Of the last minute before the run: wall-clock figures of a busy machine are worth little. */
  readonly load: number;
}

export const machine = (): Machine => ({
  cores: availableParallelism(),
  node: process.versions.node,
  platform: `${platform()} ${arch()}`,
  load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
});
