/** One thing that was waited for. */
export interface TimelineSpan {
  readonly name: string;
  /** Since the timeline began. */
  readonly startMs: number;
  readonly ms: number;
  readonly error?: string;
}

/** What a piece of work waited for, and when: so that its time adds up, and what is left over shows. */
export class Timeline {
  readonly startedAt: number;
  readonly #spans: TimelineSpan[] = [];
  readonly #open = new Map<object, { readonly name: string; readonly startMs: number }>();

  constructor(private readonly now: () => number) {
    this.startedAt = now();
  }

  get elapsedMs(): number {
    return this.now() - this.startedAt;
  }

  async track<T>(name: string, work: () => Promise<T>): Promise<T> {
    const token = {};
    const startMs = this.elapsedMs;
    this.#open.set(token, { name, startMs });
    try {
      const result = await work();
      this.#close(token);
      return result;
    } catch (error) {
      this.#close(token, error instanceof Error ? error.name : typeof error);
      throw error;
    }
  }

  /** Oldest first. What was not waited for to its end is in it as far as it came. */
  spans(): readonly TimelineSpan[] {
    const unfinished = [...this.#open.values()].map((span) => ({ ...span, ms: this.elapsedMs - span.startMs, error: 'Unfinished' }));
    return [...this.#spans, ...unfinished].sort((a, b) => a.startMs - b.startMs);
  }

  /** From the first beginning to the last end under this name; `undefined` when there was none. */
  msOf(name: string): number | undefined {
    const named = this.spans().filter((span) => span.name === name);
    if (named.length === 0) return undefined;
    return Math.max(...named.map(({ startMs, ms }) => startMs + ms)) - Math.min(...named.map(({ startMs }) => startMs));
  }

  /** The part of the elapsed time in which nothing was waited for: our own code, or something that is not tracked. */
  unattributedMs(): number {
    let coveredTo = 0;
    let unattributed = 0;
    for (const { startMs, ms } of this.spans()) {
      unattributed += Math.max(0, startMs - coveredTo);
      coveredTo = Math.max(coveredTo, startMs + ms);
    }
    return unattributed + Math.max(0, this.elapsedMs - coveredTo);
  }

  #close(token: object, error?: string): void {
    const span = this.#open.get(token);
    if (!span) return;
    this.#open.delete(token);
    this.#spans.push({ ...span, ms: this.elapsedMs - span.startMs, ...(error && { error }) });
  }
}
