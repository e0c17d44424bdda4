import { kindsAt } from './storm/kinds';
import type { WorldResult } from './world';

/** How often each kind of fault struck at each arrow, over all worlds; and what never happened although it applies. */
export class Tally {
  readonly #passed = new Map<string, number>();
  readonly #struck = new Map<string, Map<string, number>>();
  readonly #ended = new Map<string, number>();
  readonly #waiting = new Map<string, number>();
  readonly #clientTokens = { same: { worlds: 0, violations: 0 }, new: { worlds: 0, violations: 0 } };
  readonly #broken = new Map<string, number>();
  #callbacks = 0;
  #promises = 0;
  #rings = 0;
  #failing = 0;

  add({ strikes, passed, ended, waiting, callbacks, promises, rings, violations }: WorldResult): void {
    const clientToken = this.#clientTokens[strikes.some(({ kind }) => kind === 'token semantics') ? 'new' : 'same'];
    clientToken.worlds++;
    if (violations.length > 0) clientToken.violations++;
    for (const [why, rows] of Object.entries(waiting)) count(this.#waiting, why, rows);
    for (const { kind, arrow } of strikes) {
      const arrows = this.#struck.get(kind) ?? new Map<string, number>();
      this.#struck.set(kind, count(arrows, arrow));
    }
    for (const [arrow, times] of Object.entries(passed)) count(this.#passed, arrow, times);
    for (const [state, rows] of Object.entries(ended)) count(this.#ended, state, rows);
    for (const invariant of new Set(violations.map((violation) => violation.invariant))) count(this.#broken, invariant);
    if (violations.length > 0) this.#failing++;
    this.#callbacks += callbacks;
    this.#promises += promises;
    this.#rings += rings;
  }

  report() {
    return {
      violations: this.#failing,
      byInvariant: sorted(this.#broken),
      faults: Object.fromEntries([...this.#struck].sort().map(([kind, arrows]) => [kind, sorted(arrows)])),
      /** How often each arrow was passed while a storm raged. */
      passed: sorted(this.#passed),
      neverStruck: this.#neverStruck(),
      /** Arrows that the table of faults does not have. */
      unlisted: [...this.#passed.keys()].filter((arrow) => kindsAt(arrow) === undefined).sort((one, other) => (one < other ? -1 : 1)),
      callbacks: this.#callbacks,
      promises: this.#promises,
      rings: this.#rings,
      ended: sorted(this.#ended),
      /** Of those still REQUESTED. */
      waiting: sorted(this.#waiting),
      /** A ClientToken that comes back after its call has ended: worlds in which it gives the same contact, and those in which it gives a new one. */
      clientToken: this.#clientTokens,
    };
  }

  /** `kind @ arrow`: it applies there, the arrow was passed, and it never struck. */
  #neverStruck(): string[] {
    return [...this.#passed.keys()]
      .flatMap((arrow) =>
        (kindsAt(arrow) ?? [])
          .filter((kind) => !this.#struck.get(kind)?.has(arrow))
          .map((kind) => `${kind} @ ${arrow} (passed ${this.#passed.get(arrow)} times)`),
      )
      .sort();
  }
}

function count(counts: Map<string, number>, key: string, by = 1): Map<string, number> {
  return counts.set(key, (counts.get(key) ?? 0) + by);
}

const sorted = (counts: ReadonlyMap<string, number>): Record<string, number> => Object.fromEntries([...counts].sort());
