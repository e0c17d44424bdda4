type Event = Readonly<Record<string, unknown>>;

/** Events on their way to a client, in the order in which they were sent; each has an `eventId` of its own. */
export class Outbox {
  readonly #waiting: Event[] = [];
  #wake: (() => void) | undefined;
  #sent = 0;
  #end: { readonly error?: unknown } | undefined;

  /** As Lex has it: RESPONSE-1, RESPONSE-2 … */
  send(name: string, payload: object): void {
    if (this.#end) return;
    this.#waiting.push({ [name]: { ...payload, eventId: `RESPONSE-${++this.#sent}` } });
    this.#wake?.();
  }

  /** Nothing follows; with an error, that ends the stream. The first end counts. */
  end(error?: unknown): void {
    this.#end ??= { error };
    this.#wake?.();
  }

  async *events(): AsyncGenerator<Event> {
    for (;;) {
      const next = this.#waiting.shift();
      if (next) {
        yield next;
        continue;
      }
      if (this.#end) {
        if (this.#end.error !== undefined) throw this.#end.error;
        return;
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#wake = undefined;
    }
  }
}
