import type { Ending, Facts } from '../facts/facts';
import { erasedStaysErased } from './e1-erased-stays-erased';
import { everyTurnIsAnswered } from './f1-every-turn-is-answered';
import { noPromiseWithoutALead } from './i1-no-promise-without-a-lead';
import { noDuplicateLead } from './i2-no-duplicate-lead';
import { noDoubleDial } from './i3-no-double-dial';
import { notRungByTwoSessions } from './i3b-not-rung-by-two-sessions';
import { nothingStuck } from './i4-nothing-stuck';
import { salesSeesTheTruth } from './i5-sales-sees-the-truth';
import { theCallGoesOn } from './i6-the-call-goes-on';
import type { Invariant, Violation } from './invariant';
import { atMostThreeCalls } from './p3-at-most-three-calls';
import { onlyWhatIsAllowed } from './s4-only-what-is-allowed';
import { nothingPersonal } from './s5-nothing-personal';

export const invariants: readonly Invariant[] = [
  noPromiseWithoutALead,
  noDuplicateLead,
  noDoubleDial,
  notRungByTwoSessions,
  nothingStuck,
  salesSeesTheTruth,
  theCallGoesOn,
  erasedStaysErased,
  atMostThreeCalls,
  onlyWhatIsAllowed,
  nothingPersonal,
  everyTurnIsAnswered,
];

/** Everything that is found wrong in a world, each thing once, from the moment it is first true. */
export class Judge {
  readonly violations: Violation[] = [];
  readonly #said = new Set<string>();

  /** After each fact. */
  judge(facts: Facts, at: number): void {
    for (const { id, always } of invariants) for (const what of always?.(facts) ?? []) this.#add(id, what, at);
  }

  conclude(ending: Ending): void {
    for (const { id, always, atEnd } of invariants) {
      for (const what of [...(always?.(ending) ?? []), ...(atEnd?.(ending) ?? [])]) this.#add(id, what, ending.endedAt);
    }
  }

  /** The simulation itself could not go on. */
  broke(what: string, at: number): void {
    this.#add('world', what, at);
  }

  #add(invariant: string, what: string, at: number): void {
    if (this.#said.has(`${invariant} ${what}`)) return;
    this.#said.add(`${invariant} ${what}`);
    this.violations.push({ invariant, what, at });
  }
}
