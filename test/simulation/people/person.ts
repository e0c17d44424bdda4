import type { ContactCenter } from '../../../local/contact-center';
import { answersTheCall } from './answering';
import { callsIn } from './calling';
import type { Character, PlannedCall } from './character';

/** Somebody whose callback was not booked tries again so often, after so long. */
const CALLS_AGAIN = 2;
const CALLS_AGAIN_AFTER_MS = 20_000;

/** A character, alive: dials when it is planned to, picks up or does not when it is rung. */
export class Person {
  #rings = 0;
  #plans = 0;
  #again = 0;
  readonly #afterPromise: PlannedCall[];
  readonly #afterErasure: PlannedCall[];

  constructor(
    readonly character: Character,
    private readonly center: ContactCenter,
    onMailbox: (number: string) => void,
  ) {
    const { number, calls, whenRung } = character;
    center.telephone.person(number, (leg) => {
      const reaction = whenRung[Math.min(this.#rings++, whenRung.length - 1)];
      if (reaction) answersTheCall(leg, reaction, center.clock, () => onMailbox(number));
    });
    this.#afterPromise = calls.filter(({ when }) => 'afterPromiseMs' in when);
    this.#afterErasure = calls.filter(({ when }) => 'afterErasureMs' in when);
    for (const call of calls) if ('atMs' in call.when) this.#plan(call, call.when.atMs);
  }

  /** They will dial, or are on the phone. */
  get hasPlans(): boolean {
    return this.#plans > 0;
  }

  #plan(call: PlannedCall, inMs: number): void {
    this.#plans++;
    this.center.clock.setTimeout(() => this.#dial(call), inMs);
  }

  #dial(call: PlannedCall): void {
    callsIn(this.center, this.character, call, {
      onPromise: () => {
        const next = this.#afterPromise.shift();
        if (next && 'afterPromiseMs' in next.when) this.#plan(next, next.when.afterPromiseMs);
      },
      onErasure: () => {
        const next = this.#afterErasure.shift();
        if (next && 'afterErasureMs' in next.when) this.#plan(next, next.when.afterErasureMs);
      },
      onEnd: (isServed) => {
        this.#plans--;
        const gaveUp = call.hangsUpAt !== undefined || !(call.wantsCallback || call.erases);
        if (!isServed && !gaveUp && this.#again++ < CALLS_AGAIN) this.#plan(call, CALLS_AGAIN_AFTER_MS * this.#again);
      },
    });
  }
}
