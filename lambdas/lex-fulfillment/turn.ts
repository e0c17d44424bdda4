import type { AnswerPolicies } from '../shared/domain/answer-policy';
import type { DialingPolicy } from '../shared/domain/dialing-policy';
import type { Country, PhoneNumber } from '../shared/domain/phone-number';
import type { Language } from '../shared/language/language';
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
import type { IntentName } from './intents/intent-name';
import type { SharedAnswers } from './reply/shared-answers';
import type { FallbackReason, Rung } from './rung';
import type { Exchange, Session } from './session';
import type { Slots } from './slots';
import type { TurnLog, TurnRecord } from './turn-log';

/** What the caller just said, as Lex understood it. */
export interface Turn {
  readonly intent: IntentName;
  /** In the dialog Lex may still ask for slots; at fulfillment it has them all. */
  readonly hook: 'dialog' | 'fulfillment';
  readonly confirmation: 'None' | 'Confirmed' | 'Denied';
  readonly slots: Slots;
  /** Whether it was said, or pressed on the keypad. */
  readonly isPressed: boolean;
  /** On one line, without control characters; empty when nothing was understood. */
  readonly transcript: string;
  /** Where ids come from: the contact on Connect, the Lex session elsewhere. */
  readonly contactId: string;
  readonly isOnConnect: boolean;
  /** A hint of the network, not an identity. */
  readonly callerNumber: PhoneNumber | undefined;
  readonly session: Session;
  readonly language: Language;
}

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
