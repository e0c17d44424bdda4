import type { Dial, Dialer, DialResult } from '../../lambdas/shared/ports/dialer';

/** Connect's side of a dial: the given results in turn, then `placed` for ever. An attempt rings once, however often it is dialled. */
export class InMemoryDialer implements Dialer {
  /** Every attempt at Connect. */
  readonly dials: Dial[] = [];
  /** attemptId → contactId of the phones that rang. */
  readonly rings = new Map<string, string>();
  readonly #results: DialResult[];

  constructor(...results: readonly DialResult[]) {
    this.#results = [...results];
  }

  async dial(dial: Dial) {
    this.dials.push(dial);
    const result = this.#results.shift() ?? {
      result: 'placed',
      contactId: this.rings.get(dial.attemptId) ?? `contact-${this.rings.size + 1}`,
    };
    if (result.result === 'placed') this.rings.set(dial.attemptId, result.contactId);
    return result;
  }
}
