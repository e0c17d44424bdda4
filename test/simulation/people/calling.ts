import type { ContactCenter } from '../../../local/contact-center';
import type { Leg } from '../../../local/telephone/telephone-network';
import type { Character, PlannedCall } from './character';
import { ERASURE_QUESTION, ERASURE_TOLD, isPromise, OFFERED_BY_KEY, readBackIn } from './promise';
import { speaksAfterThinking } from './speaking';

/** Nobody says more than this to a machine. */
const PATIENCE_UTTERANCES = 14;
const QUESTION = 'what can the demo do';
const REQUEST = 'please call me back';
const PRESSING_MS = 2_500;
const ERASE = 'delete my information';
const MOST_REQUESTS = 5;

export interface CallHooks {
  /** They have heard, in these words, that they will be called. */
  onPromise(heard: string): void;
  onErasure?(): void;
  /** `isServed`: they have heard what they rang for. */
  onEnd(isServed: boolean): void;
}

/** One call to Atlas, from the first digit to the last word. */
export function callsIn({ telephone, number, clock }: ContactCenter, character: Character, plan: PlannedCall, hooks: CallHooks): void {
  const leg = telephone.dial(character.number, number);
  const mind = new Mind(character, plan);
  leg.subscribe((event) => {
    if (event.type === 'prompt') {
      mind.hears(event.text);
      if (isPromise(event.text)) hooks.onPromise(event.text);
      if (plan.wantsCallback && OFFERED_BY_KEY.test(event.text)) clock.setTimeout(() => leg.presses('1'), PRESSING_MS);
      if (ERASURE_TOLD.test(event.text)) hooks.onErasure?.();
    }
    if (event.type === 'ended') hooks.onEnd(plan.erases ? mind.isErased : mind.isPromised);
    if (event.type !== 'listening') return;
    const words = mind.answer();
    if (words === undefined) leg.hangsUp();
    else {
      speaksAfterThinking(leg, clock, words);
      if (mind.saysItTwice) speaksAgain(leg, clock, words);
    }
  });
}

/** Impatient, or not sure of having been heard. */
function speaksAgain(leg: Leg, clock: ContactCenter['clock'], words: string): void {
  clock.setTimeout(() => leg.says(words), 1_500);
}

const CANCELED = /callback is canceled/i;
const ON_RING_BACK = { keep: 'no', talk: 'yes', cancel: 'cancel the callback', 'another number': 'please call another number' } as const;

/** What somebody says next, by what they heard last. `undefined`: they hang up. */
export class Mind {
  #heard = '';
  #said = 0;
  #asked = 0;
  #requests = 0;
  #insteadNumber: string | undefined;
  isPromised = false as boolean;
  isErased = false as boolean;
  #isOver = false;

  constructor(
    private readonly character: Character,
    private readonly plan: PlannedCall,
  ) {}

  hears(text: string): void {
    this.#heard = text;
    if (isPromise(text)) this.isPromised = true;
    if (ERASURE_TOLD.test(text)) this.isErased = true;
    if (CANCELED.test(text)) {
      this.isPromised = false;
      this.#isOver = true;
    }
  }

  /** Only what is worth repeating: the request, and the yes that books it. */
  get saysItTwice(): boolean {
    return this.plan.repeats && /\?$|call me back/.test(this.#heard);
  }

  answer(): string | undefined {
    this.#said++;
    if (this.#said > PATIENCE_UTTERANCES || this.#said === this.plan.hangsUpAt) return undefined;
    return this.plan.erases ? this.#toErase() : (this.#toQuestion() ?? this.#unasked());
  }

  /** Whatever they are asked or told, until they are told that. */
  #toErase(): string | undefined {
    if (this.isErased) return undefined;
    if (ERASURE_QUESTION.test(this.#heard)) return 'yes';
    return this.#requests++ < MOST_REQUESTS ? ERASE : undefined;
  }

  #toQuestion(): string | undefined {
    const { name, company, useCase, number } = this.character;
    const { otherNumber = this.#insteadNumber } = this.plan;
    const wanted = otherNumber ?? number;
    if (/talk now instead\?/i.test(this.#heard)) return this.#onRingBack();
    const readBack = readBackIn(this.#heard);
    if (readBack !== undefined) return wanted.endsWith(readBack) ? 'yes' : 'no';
    if (/\bnumber\b.*\?/i.test(this.#heard) || /digit by digit/i.test(this.#heard)) return spoken(wanted);
    if (/your (?:first )?name|who am I speaking/i.test(this.#heard)) return name;
    if (/which company|your company|company are you/i.test(this.#heard)) return company;
    if (/talk about|call about|what is it about|like to discuss/i.test(this.#heard)) return useCase;
    return undefined;
  }

  #onRingBack(): string {
    const { onRingBack } = this.plan;
    if (onRingBack === 'another number') this.#insteadNumber = this.character.secondNumber;
    return ON_RING_BACK[onRingBack];
  }

  #unasked(): string | undefined {
    if (this.#isOver) return undefined;
    if (this.isPromised && !(this.plan.repeats && this.#requests < 3)) return undefined;
    if (this.#asked < this.plan.questions) {
      this.#asked++;
      return QUESTION;
    }
    if (!this.plan.wantsCallback) return undefined;
    return this.#requests++ < MOST_REQUESTS ? REQUEST : undefined;
  }
}

/** `+14155552671` → `4 1 5, 5 5 5, 2 6 7 1` */
function spoken(number: string): string {
  const digits = number.replace(/^\+1/, '');
  return [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)].map((part) => [...part].join(' ')).join(', ');
}
