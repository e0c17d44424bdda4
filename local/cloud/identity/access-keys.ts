import type { Random } from '../random';
import type { Credentials, Principal } from '../service';

/** Whom a request on the wire comes from, by its access key id. */
export interface Caller {
  readonly principal: Principal;
  /** The span within which the call is made. */
  span(): string | undefined;
}

const OPERATOR: Caller = { principal: { kind: 'operator' }, span: () => undefined };

/** The keys that were handed out. `operator` is always one: the person at the laptop. */
export class AccessKeys {
  readonly #callers = new Map<string, Caller>([['operator', OPERATOR]]);
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  issue(caller: Caller): Credentials {
    const accessKeyId = `ASIA${this.#random.id(16)}`;
    this.#callers.set(accessKeyId, caller);
    return { accessKeyId, secretAccessKey: this.#random.id(40), sessionToken: this.#random.id(64) };
  }

  find(accessKeyId: string): Caller | undefined {
    return this.#callers.get(accessKeyId);
  }
}
