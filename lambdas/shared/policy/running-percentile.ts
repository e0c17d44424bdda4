/** A percentile of the newest samples. */
export class RunningPercentile {
  readonly #samples: number[] = [];

  constructor(private readonly window: number) {}

  observe(sample: number): void {
    this.#samples.push(sample);
    if (this.#samples.length > this.window) this.#samples.shift();
  }

  get count(): number {
    return this.#samples.length;
  }

  /** `share` in (0, 1]; by nearest rank, so that it is always a sample. `undefined` without any. */
  at(share: number): number | undefined {
    const sorted = [...this.#samples].sort((a, b) => a - b);
    return sorted[Math.ceil(share * sorted.length) - 1];
  }
}
