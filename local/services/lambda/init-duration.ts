import type { Random } from '../../cloud/random';

/** Node's own start on arm64 with an empty function, measured on AWS in 2026: median and 99th percentile. */
const EMPTY_MS = [130, 167] as const;
/** Loading a bundle of SDK clients, measured at one full vCPU. */
const LOAD_MS_PER_MB = 100;
/** The memory that comes with one vCPU. */
const FULL_CPU_MIB = 1769;

/**
 * How long an on-demand environment takes until it can be invoked. An estimate: Lambda lends CPU during init, so that little memory costs
 * less than its share of the CPU says (the square root of it is assumed).
 */
export function initDurationMs({ codeBytes, memoryMiB }: { codeBytes: number; memoryMiB: number }, random: Random): number {
  const shareOfCpu = Math.min(1, memoryMiB / FULL_CPU_MIB);
  return Math.round(random.latencyMs(...EMPTY_MS) + ((codeBytes / 1e6) * LOAD_MS_PER_MB) / Math.sqrt(shareOfCpu));
}
