import type { Intent, SessionState } from '@aws-sdk/client-lex-runtime-v2';
import { MAX_ATTRIBUTES_BYTES, sizeOfAttributes } from '../attributes';
import type { BotLocale } from '../bot/bot';
import { readContexts } from '../contexts';
import type { DialogAction, IntentState, Session, SlotContent } from '../session';
import { invalid } from './addresses';

/** Puts what a client sent as `sessionState` in place of what the session had; what it left out stays. */
export function setSessionState(session: Session, state: SessionState | undefined, locale: BotLocale, nowMs: number): void {
  if (!state) return;
  if (state.activeContexts) session.activeContexts = contextsOf(state.activeContexts, nowMs);
  if (state.sessionAttributes) {
    if (sizeOfAttributes(state.sessionAttributes) > MAX_ATTRIBUTES_BYTES) {
      throw invalid('sessionState.sessionAttributes', `Member must have at most ${MAX_ATTRIBUTES_BYTES} bytes after base64`);
    }
    session.attributes = { ...state.sessionAttributes };
  }
  if (state.intent) session.intent = intentState(state.intent, locale);
  if (state.dialogAction) session.dialogAction = dialogAction(state, session.intent, locale);
  if (state.intent || state.dialogAction) session.failedAttempts = 0;
  if (state.runtimeHints) session.runtimeHints = state.runtimeHints;
}

function contextsOf(value: unknown, nowMs: number): Session['activeContexts'] {
  const contexts = readContexts(value, nowMs);
  if (typeof contexts === 'string') throw invalid('sessionState.activeContexts', `contexts ${contexts}`);
  return contexts;
}

function intentState({ name = '', slots = {}, state, confirmationState }: Intent, locale: BotLocale): IntentState {
  const intent = locale.intents.get(name);
  if (!intent) throw invalid('sessionState.intent.name', `no such intent in locale ${locale.localeId}`);
  const strange = Object.keys(slots).find((slot) => !intent.slots.has(slot));
  if (strange !== undefined) throw invalid('sessionState.intent.slots', `intent ${name} has no slot ${strange}`);
  return {
    name,
    state: state ?? 'InProgress',
    confirmationState: confirmationState ?? 'None',
    slots: Object.fromEntries([...intent.slots.keys()].map((slot) => [slot, (slots[slot] ?? null) as SlotContent | null])),
  };
}

function dialogAction({ dialogAction: action }: SessionState, intent: IntentState | undefined, locale: BotLocale): DialogAction {
  const { type = 'None', slotToElicit, slotElicitationStyle } = action ?? {};
  if ((type === 'ElicitSlot' || type === 'ConfirmIntent' || type === 'Delegate') && !intent) {
    throw invalid('sessionState.intent', `${type} needs an intent`);
  }
  if (type === 'ElicitSlot' && !locale.intents.get(intent?.name ?? '')?.slots.has(slotToElicit ?? '')) {
    throw invalid('sessionState.dialogAction.slotToElicit', `ElicitSlot needs a slot of intent ${intent?.name}`);
  }
  return { type, ...(slotToElicit !== undefined && { slotToElicit }), ...(slotElicitationStyle !== undefined && { slotElicitationStyle }) };
}
