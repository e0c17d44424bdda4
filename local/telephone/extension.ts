import type { Leg, LegEvent } from './telephone-network';

/** Several phones ring for one call. Gives each its leg: the first that answers has the call, for the others it has ended; one that declines ends it for all. */
export function extensionsOf(call: Leg, count: number): Leg[] {
  const all: Extension[] = Array.from(
    { length: count },
    () => new Extension(call, (answering) => all.filter((each) => each !== answering)),
  );
  return all;
}

class Extension implements Leg {
  readonly direction: Leg['direction'];
  readonly number: string;
  readonly #listeners = new Map<(event: LegEvent) => void, () => void>();
  #isOut = false;

  constructor(
    private readonly call: Leg,
    private readonly others: (answering: Extension) => readonly Extension[],
  ) {
    this.direction = call.direction;
    this.number = call.number;
  }

  get contactId(): string {
    return this.call.contactId;
  }

  get state(): Leg['state'] {
    return this.#isOut ? 'ended' : this.call.state;
  }

  answers(): void {
    if (this.state !== 'ringing') return;
    for (const other of this.others(this)) other.#leave();
    this.call.answers();
  }

  declines(): void {
    if (!this.#isOut) this.call.declines();
  }

  says(text: string): void {
    if (!this.#isOut) this.call.says(text);
  }

  presses(digits: string): void {
    if (!this.#isOut) this.call.presses(digits);
  }

  hangsUp(): void {
    if (!this.#isOut) this.call.hangsUp();
  }

  subscribe(listener: (event: LegEvent) => void): () => void {
    if (this.#isOut) return () => undefined;
    this.#listeners.set(listener, this.call.subscribe(listener));
    return () => {
      this.#listeners.get(listener)?.();
      this.#listeners.delete(listener);
    };
  }

  #leave(): void {
    this.#isOut = true;
    for (const [listener, unsubscribe] of this.#listeners) {
      unsubscribe();
      listener({ type: 'ended', reason: 'ANSWERED_ELSEWHERE' });
    }
    this.#listeners.clear();
  }
}
