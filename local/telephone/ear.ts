import type { Clock } from '../cloud/clock';
import type { Input, InputKind } from './exchange';

/** What a person has said and pressed and nobody has heard yet, in order. */
export class Ear {
  readonly #inputs: Input[] = [];
  readonly #waiting = new Set<() => void>();

  constructor(
    private readonly clock: Clock,
    private readonly signal: AbortSignal,
  ) {}

  hear(kind: InputKind, text: string): void {
    this.#inputs.push({ kind, text, at: this.clock.now() });
    for (const wake of [...this.#waiting]) wake();
  }

  has(kinds: readonly InputKind[]): boolean {
    return this.#inputs.some(({ kind }) => kinds.includes(kind));
  }

  /** Takes the first input of these kinds; what came before it is lost. */
  take(kinds: readonly InputKind[]): Input | undefined {
    const index = this.#inputs.findIndex(({ kind }) => kinds.includes(kind));
    const taken = this.#inputs.splice(0, index < 0 ? this.#inputs.length : index + 1);
    return index < 0 ? undefined : taken.at(-1);
  }

  /** Until there is an input of these kinds or `ms` have passed. Rejects with the signal's reason. */
  async until(kinds: readonly InputKind[], ms: number): Promise<void> {
    this.signal.throwIfAborted();
    if (this.has(kinds)) return;
    const heard = new AbortController();
    const stop = () => heard.abort();
    const wake = () => {
      if (this.has(kinds)) stop();
    };
    this.#waiting.add(wake);
    this.signal.addEventListener('abort', stop);
    try {
      await this.clock.sleep(ms, heard.signal).catch(() => undefined); // rejects only because one of the two happened
    } finally {
      this.signal.removeEventListener('abort', stop);
      this.#waiting.delete(wake);
    }
    this.signal.throwIfAborted();
  }
}
