import type { Message } from '@aws-sdk/client-lex-runtime-v2';
import type { ServiceContext } from '../../../cloud/service';
import type { BotAlias, BotLocale, Intent } from '../bot/bot';
import type { SlotValue } from '../nlu/slots/slot-type';
import type { Interpretation } from '../nlu/understanding';
import type { IntentState, Session, SlotContent } from '../session';
import type { LexStore } from '../store';

export type InputMode = 'DTMF' | 'Speech' | 'Text';

export interface TurnInput {
  readonly text: string;
  readonly inputMode: InputMode;
  readonly requestAttributes: Readonly<Record<string, string>> | undefined;
  /** A conversation over the phone hears the intent's fulfillment updates; a single request does not. */
  readonly onUpdate?: ((message: Message) => void) | undefined;
}

/** One turn while it runs. The session is a copy that is kept only if the turn succeeds. */
export interface Turn {
  readonly context: ServiceContext<LexStore>;
  readonly alias: BotAlias;
  readonly locale: BotLocale;
  readonly input: TurnInput;
  readonly session: Session;
  /** The turn's span. */
  readonly span: string;
  readonly requestId: string;
  /** How the utterance was understood, best first. */
  interpretations: readonly Interpretation[];
  /** Said so far, in order. */
  readonly messages: Message[];
  /** What came with the request, until the code hook returns others. */
  requestAttributes: Readonly<Record<string, string>> | undefined;
}

/** What the code hook is to be asked; undefined where the conversation waits for the caller, or is closed. */
export type NextStep = HookRequest | undefined;

export interface HookRequest {
  readonly source: 'DialogCodeHook' | 'FulfillmentCodeHook';
  readonly label?: string | undefined;
  /** The slot that Lex would ask for next. */
  readonly proposed?: string | undefined;
}

/** The intent that the session is about. */
export function intentOf({ locale, session }: Turn): Intent {
  const intent = locale.intents.get(session.intent?.name ?? '');
  if (!intent) throw new Error(`session ${session.sessionId} has no intent of locale ${locale.localeId}`);
  return intent;
}

export function changeIntent({ session }: Turn, changes: Partial<IntentState>): void {
  if (session.intent) session.intent = { ...session.intent, ...changes };
}

/** The intent as it is when it has just been recognized. */
export function freshIntent(
  { locale }: Pick<Turn, 'locale'>,
  name: string,
  captured: Readonly<Record<string, SlotValue>> = {},
): IntentState {
  const slots = [...(locale.intents.get(name)?.slots.keys() ?? [])].map((slot) => {
    const value = captured[slot];
    return [slot, value ? contentOf(value) : null] as const;
  });
  return { name, state: 'InProgress', confirmationState: 'None', slots: Object.fromEntries(slots) };
}

export const contentOf = ({ originalValue, interpretedValue, resolvedValues }: SlotValue): SlotContent => ({
  shape: 'Scalar',
  value: { originalValue, interpretedValue, resolvedValues },
});

/** The slot that the bot asks for next: the first required one, in order of priority, that is empty. */
export function nextSlot(turn: Turn): string | undefined {
  const filled = turn.session.intent?.slots ?? {};
  return [...intentOf(turn).slots.values()].find(({ name, isRequired }) => isRequired && !filled[name])?.name;
}
