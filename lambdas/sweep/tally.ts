export type Counted = 'open' | 'monitored' | 'started' | 'reconciled' | 'woken' | 'projected' | 'postponed' | 'failed';

/** What one sweep did: numbers and error names, nothing personal. */
export type Counts = Readonly<Record<Counted, number>> & { readonly errors: Readonly<Record<string, number>> };

export class Tally {
  readonly #counts: Record<Counted, number> = {
    open: 0,
    monitored: 0,
    started: 0,
    reconciled: 0,
    woken: 0,
    projected: 0,
    postponed: 0,
    failed: 0,
  };
  readonly #errors: Record<string, number> = {};

  count(what: Counted, by = 1): void {
    this.#counts[what] += by;
  }

  /** Runs it, and counts it as `what` when it succeeded; a failure is counted and given, not thrown. */
  async attempt(work: () => Promise<void>, what?: Counted): Promise<Error | undefined> {
    try {
      await work();
      if (what) this.count(what);
      return undefined;
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      this.count('failed');
      this.#errors[error.name] = (this.#errors[error.name] ?? 0) + 1;
      return error;
    }
  }

  counts(): Counts {
    return { ...this.#counts, errors: { ...this.#errors } };
  }
}
