/** The one source of randomness under local/: seeded, so that the same seed gives the same run. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A version 4 UUID. */
  uuid(): string;
  /** `length` bytes. */
  bytes(length: number): Buffer;
  /** `length` characters of [A-Z0-9], as AWS ids have them. */
  id(length: number): string;
  /** A sample of the log-normal distribution with these two percentiles, in milliseconds. */
  latencyMs(p50: number, p99: number): number;
  /** An independent source, itself a function of this seed and the name: a new consumer does not disturb the others. */
  fork(name: string): Random;
}
