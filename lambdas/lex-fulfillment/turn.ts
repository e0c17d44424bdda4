import { TooLate } from '../shared/deadline';
import type { AnswerPolicies } from '../shared/domain/answer-policy';
import type { DialingPolicy } from '../shared/domain/dialing-policy';
import type { Country } from '../shared/domain/phone-number';
import type { Callbacks } from '../shared/ports/callbacks';
import type { Callers } from '../shared/ports/callers';
import type { Dialing } from '../shared/ports/dialing';
import type { Erasures } from '../shared/ports/erasures';
import type { Guardrail } from '../shared/ports/guardrail';
import type { IdentityKey } from '../shared/ports/identity-key';
import type { LanguageModel } from '../shared/ports/language-model';
import type { Reviews } from '../shared/ports/reviews';
import type { Scenarios } from '../shared/ports/scenarios';
import type { ScenariosAhead } from '../shared/ports/scenarios-ahead';
import type { Workflows } from '../shared/ports/workflows';
import { goAhead } from './ahead';
import { holdCallback, welcomeBack } from './callback/ring-back';
import type { Turn } from './event';
import { handle, type IntentName } from './intents/handle';
import { HARD_STOP_MS, LAMBDA_MARGIN_MS, WRAP_UP_MS } from './policy';
import { cannedReply, type FallbackReason } from './reply/canned';
import type { SharedAnswers } from './reply/shared-answers';
import type { Exchange, Session } from './session';
import type { Slots } from './slots';
import { TurnLog, type TurnRecord, watched } from './turn-log';

/**
 * Which rung of the ladder answered: fixed words, fixed words chosen by a keyword, an answer that was given before, the fast model, the thorough
 * one, or what is said when nothing else came.
 */
export type Rung = 'rule' | 'keyword' | 'cached' | 'fast' | 'thorough' | 'canned';

/** What Atlas says next, and what Lex does then. */
export interface Reply {
  /** Absent when Lex speaks: with Delegate. */
  readonly message?: string;
  readonly dialogAction:
    | { readonly type: 'ElicitIntent' | 'Delegate' | 'ConfirmIntent' | 'Close' }
    | { readonly type: 'ElicitSlot'; readonly slot: string };
  readonly rung: Rung;
  /** What is asked about. Default: the intent of this turn. */
  readonly intent?: IntentName;
  /** Set when this is not the answer that was first tried. */
  readonly why?: FallbackReason;
  /** As they shall stand. Default: as they came. */
  readonly slots?: Slots;
  /** Default: as it came. */
  readonly confirmation?: Turn['confirmation'];
  /** What later turns know of this one. Default: nothing. */
  readonly exchange?: Exchange;
  /** What is learned for the rest of the call. Without a `numberTalk` that talk is over. */
  readonly session?: Partial<Pick<Session, 'numberTalk' | 'scenario' | 'promise' | 'callbacks' | 'isAhead' | 'asked' | 'callAt'>>;
}

/** Of an execution environment: every turn has the same. */
export interface TurnPorts {
  readonly model: LanguageModel;
  readonly guardrail: Guardrail;
  readonly answers: SharedAnswers;
  readonly callbacks: Pick<Callbacks, 'find' | 'request' | 'leaveMessage' | 'move' | 'hold' | 'reschedule'>;
  readonly dialing: Pick<Dialing, 'standing' | 'takePlace' | 'leavePlace'>;
  readonly callers: Callers;
  /** With shared/request-erasure. */
  readonly erasures: Pick<Erasures, 'request'>;
  readonly scenarios: Pick<Scenarios, 'find'>;
  readonly ahead: ScenariosAhead;
  readonly workflows: Workflows;
  readonly reviews: Reviews;
  readonly identityKey: IdentityKey;
  readonly companyName: string;
  readonly allowedCountries: readonly [Country, ...Country[]];
  readonly dialingPolicy: DialingPolicy;
  /** Kind of text → model; `default` is there. */
  readonly answerPolicies: AnswerPolicies;
  /** What happens to free talk while the guardrail cannot tell; fixed words are always spoken. */
  readonly whenUnguarded: 'withhold' | 'speak';
  /** Epoch ms. */
  readonly now: () => number;
  /** Told what ops should know: names and numbers, nothing personal. */
  readonly report: (message: string, fields?: Readonly<Record<string, string | number>>, error?: unknown) => void;
  /** Told what became of each turn. */
  readonly record: (record: TurnRecord) => void;
}

/** What one turn works with. */
export interface TurnWork extends TurnPorts {
  readonly log: TurnLog;
  /** Until the turn has to wrap up. */
  readonly remainingMs: () => number;
}

/** One caller turn: the intent's own reply, or fixed words when it is late or fails. The signal tells work to come to an end. Never throws. */
export async function takeTurn(turn: Turn, ports: TurnPorts, remainingMs: number, log = new TurnLog(ports.now)): Promise<Reply> {
  const budgetMs = Math.max(0, Math.min(HARD_STOP_MS, remainingMs - LAMBDA_MARGIN_MS));
  const wrapUpMs = Math.max(0, budgetMs - WRAP_UP_MS);
  const abort = new AbortController();
  const wrapUp = setTimeout(() => abort.abort(new TooLate('the turn is over')), wrapUpMs);
  let hardStop: NodeJS.Timeout | undefined;
  const stopped = new Promise<Reply>((resolve) => {
    hardStop = setTimeout(() => resolve(cannedReply(turn, 'late')), budgetMs);
  });
  const work: TurnWork = { ...watched(ports, log), log, remainingMs: () => wrapUpMs - log.timeline.elapsedMs };
  try {
    return await Promise.race([answer(turn, work, abort.signal), stopped]);
  } finally {
    clearTimeout(wrapUp);
    clearTimeout(hardStop);
  }
}

async function answer(turn: Turn, work: TurnWork, signal: AbortSignal): Promise<Reply> {
  try {
    const answered = goAhead(turn, work, signal, () => handle(turn, work, signal));
    const [reply, held] = await Promise.all([answered, holdCallback(turn, work, signal)]);
    return held ? welcomeBack(turn, reply, held, work.now()) : reply;
  } catch (error) {
    work.report('turn failed', { intent: turn.intent }, error);
    return cannedReply(turn, signal.aborted ? 'late' : 'failed');
  }
}
