import type { Clock } from '../../cloud/clock';

/** A request rate with a burst, as AWS meters its APIs. */
export class TokenBucket {
  #tokens: number;
  #filledAt: number;

  constructor(
    private readonly clock: Clock,
    private readonly rate: { readonly perSecond: number; readonly burst: number },
  ) {
    this.#tokens = rate.burst;
    this.#filledAt = clock.now();
  }

  /** False when there is none left. */
  take(): boolean {
    const now = this.clock.now();
    this.#tokens = Math.min(this.rate.burst, this.#tokens + ((now - this.#filledAt) / 1000) * this.rate.perSecond);
    this.#filledAt = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
