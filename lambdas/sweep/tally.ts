const COUNTED = [
  'open',
  'monitored',
  'started',
  'reconciled',
  'woken',
  'planned',
  'released',
  'recounted',
  'projected',
  'postponed',
  'erasing',
  'failed',
] as const;

export type Counted = (typeof COUNTED)[number];

/** What one sweep did: numbers and error names, nothing personal. */
export type Counts = Readonly<Record<Counted, number>> & { readonly errors: Readonly<Record<string, number>> };

export class Tally {
  readonly #counts = Object.fromEntries(COUNTED.map((what) => [what, 0])) as Record<Counted, number>;
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
      this.fail(error);
      return error;
    }
  }

  fail({ name }: Error): void {
    this.count('failed');
    this.#errors[name] = (this.#errors[name] ?? 0) + 1;
  }

  counts(): Counts {
    return { ...this.#counts, errors: { ...this.#errors } };
  }
}
