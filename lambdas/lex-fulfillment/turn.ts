import { TooLate } from '../shared/deadline';
import type { Country } from '../shared/domain/phone-number';
import type { Callbacks } from '../shared/ports/callbacks';
import type { IdentityKey } from '../shared/ports/identity-key';
import type { LanguageModel } from '../shared/ports/language-model';
import type { Scenarios } from '../shared/ports/scenarios';
import type { Workflows } from '../shared/ports/workflows';
import type { Turn } from './event';
import { intents } from './intents';
import { cannedReply } from './reply/canned';
import type { Exchange, Session } from './session';
import type { Slots } from './slots';

/** Which rung of the ladder answered: fixed words, fixed words chosen by a keyword, the fast model, or what is said when nothing else came. */
export type Rung = 'rule' | 'keyword' | 'fast' | 'canned';

/** What Atlas says next, and what Lex does then. */
export interface Reply {
  /** Absent when Lex speaks: with Delegate. */
  readonly message?: string;
  readonly dialogAction:
    | { readonly type: 'ElicitIntent' | 'Delegate' | 'ConfirmIntent' | 'Close' }
    | { readonly type: 'ElicitSlot'; readonly slot: string };
  readonly rung: Rung;
  /** As they shall stand. Default: as they came. */
  readonly slots?: Slots;
  /** Default: as it came. */
  readonly confirmation?: Turn['confirmation'];
  /** What later turns know of this one. Default: nothing. */
  readonly exchange?: Exchange;
  /** What is learned for the rest of the call. Without a `numberTalk` that talk is over. */
  readonly session?: Partial<Pick<Session, 'numberTalk' | 'scenario' | 'promise'>>;
}

export interface TurnPorts {
  readonly model: LanguageModel;
  readonly callbacks: Pick<Callbacks, 'request'>;
  readonly scenarios: Pick<Scenarios, 'find'>;
  readonly workflows: Pick<Workflows, 'startCallback'>;
  readonly identityKey: IdentityKey;
  readonly companyName: string;
  readonly allowedCountries: readonly [Country, ...Country[]];
  /** Epoch ms. */
  readonly now: () => number;
  /** Told what ops should know: names and numbers, nothing personal. */
  readonly report: (message: string, fields?: Readonly<Record<string, string | number>>, error?: unknown) => void;
}

/** A caller hears silence for this long at most; docs/latency.md shows where each millisecond goes. */
export const HARD_STOP_MS = 2200;
/** Lambda ends the invocation without a word. */
export const LAMBDA_MARGIN_MS = 300;
/** From the abort to the hard stop: time to say what is complete by then. */
export const WRAP_UP_MS = 200;

/** One caller turn: the intent's own reply, or fixed words when it is late or fails. The signal tells work to come to an end. Never throws. */
export async function takeTurn(turn: Turn, ports: TurnPorts, remainingMs: number): Promise<Reply> {
  const budgetMs = Math.max(0, Math.min(HARD_STOP_MS, remainingMs - LAMBDA_MARGIN_MS));
  const abort = new AbortController();
  const wrapUp = setTimeout(() => abort.abort(new TooLate('the turn is over')), Math.max(0, budgetMs - WRAP_UP_MS));
  let hardStop: NodeJS.Timeout | undefined;
  const stopped = new Promise<Reply>((resolve) => {
    hardStop = setTimeout(() => resolve(cannedReply(turn, 'late')), budgetMs);
  });
  try {
    return await Promise.race([answer(turn, ports, abort.signal), stopped]);
  } finally {
    clearTimeout(wrapUp);
    clearTimeout(hardStop);
  }
}

async function answer(turn: Turn, ports: TurnPorts, signal: AbortSignal): Promise<Reply> {
  try {
    return await intents[turn.intent](turn, ports, signal);
  } catch (error) {
    ports.report('turn failed', { intent: turn.intent }, error);
    return cannedReply(turn, signal.aborted ? 'late' : 'failed');
  }
}
