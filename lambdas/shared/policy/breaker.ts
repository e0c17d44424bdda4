export interface BreakerPolicy {
  /** So many failures within so long open it. */
  readonly failures: number;
  readonly withinMs: number;
  /** While it is open, one request in so long finds out whether the other side is back. */
  readonly probeEveryMs: number;
}

/** Spares the caller the wait for something that is known to be down. One per thing that can be down. */
export class Breaker {
  #failedAt: number[] = [];
  #nextProbeAt: number | undefined;

  constructor(
    private readonly policy: BreakerPolicy,
    private readonly now: () => number,
  ) {}

  get isOpen(): boolean {
    return this.#nextProbeAt !== undefined;
  }

  /** Whether to ask at all. While it is open, yes once in a while. */
  admits(): boolean {
    if (this.#nextProbeAt === undefined) return true;
    if (this.now() < this.#nextProbeAt) return false;
    this.#nextProbeAt = this.now() + this.policy.probeEveryMs;
    return true;
  }

  succeeded(): void {
    this.#failedAt = [];
    this.#nextProbeAt = undefined;
  }

  failed(): void {
    const now = this.now();
    this.#failedAt = [...this.#failedAt.filter((at) => at > now - this.policy.withinMs), now];
    if (this.#failedAt.length >= this.policy.failures) this.#nextProbeAt = now + this.policy.probeEveryMs;
  }
}

/** Nothing was asked: it has just failed too often. */
export class Resting extends Error {
  override readonly name = 'Resting';
}
