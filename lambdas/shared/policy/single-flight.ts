/** One piece of work per key at a time: whoever comes while it is going on waits for the same result, or the same error. */
export class SingleFlight<Result> {
  readonly #going = new Map<string, Promise<Result>>();

  run(key: string, work: () => Promise<Result>): Promise<Result> {
    const going = this.#going.get(key);
    if (going !== undefined) return going;
    const flight = work().finally(() => this.#going.delete(key));
    this.#going.set(key, flight);
    return flight;
  }

  isGoing(key: string): boolean {
    return this.#going.has(key);
  }
}
