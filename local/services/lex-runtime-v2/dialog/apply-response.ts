import type { DialogAction, FulfillmentState } from '../session';
import { badHookResponse } from './hook-failure';
import type { HookResponse, ReturnedIntent } from './parse-hook-response';
import { say } from './say';
import { close, elicit, next } from './steps';
import { changeIntent, freshIntent, type HookRequest, intentOf, type NextStep, type Turn } from './turn';

/** Does what the code hook said: its attributes replace the session's, its dialog action is the next step. */
export function applyResponse(turn: Turn, { source }: HookRequest, response: HookResponse): NextStep {
  const { session } = turn;
  session.attributes = response.attributes;
  session.activeContexts = response.activeContexts ?? session.activeContexts;
  session.runtimeHints = response.runtimeHints;
  turn.requestAttributes = response.requestAttributes ?? turn.requestAttributes;
  if (response.intent) takeIntent(turn, response.intent);

  switch (response.dialogAction.type) {
    case 'Delegate':
      return source === 'FulfillmentCodeHook' ? fulfilled(turn) : next(turn);
    case 'ElicitIntent':
      return elicitIntent(turn, response);
    case 'ElicitSlot':
      return elicitSlot(turn, response);
    case 'ConfirmIntent':
      return confirmIntent(turn, response);
    default:
      return closed(turn, response);
  }
}

/** The intent that the function returned, which may be another one than the one it was asked about. */
function takeIntent(turn: Turn, returned: ReturnedIntent): void {
  const { session, locale } = turn;
  const intent = locale.intents.get(returned.name);
  if (!intent)
    throw badHookResponse(turn, `has sessionState.intent.name ${returned.name}, which is no intent of locale ${locale.localeId}`);
  const strange = Object.keys(returned.slots ?? {}).find((slot) => !intent.slots.has(slot));
  if (strange !== undefined) throw badHookResponse(turn, `has slot ${strange}, which intent ${returned.name} does not have`);
  const isSame = session.intent?.name === returned.name;
  const before = isSame && session.intent ? session.intent : freshIntent(turn, returned.name);
  if (!isSame) session.failedAttempts = 0;
  session.intent = {
    name: returned.name,
    state: returned.state ?? before.state,
    confirmationState: returned.confirmationState ?? before.confirmationState,
    slots: returned.slots ? { ...freshIntent(turn, returned.name).slots, ...returned.slots } : before.slots,
  };
}

/** An open question: the next utterance may mean any intent. */
function elicitIntent(turn: Turn, { dialogAction, messages }: HookResponse): undefined {
  if (messages.length === 0) throw badHookResponse(turn, 'has no messages, which ElicitIntent needs');
  turn.messages.push(...messages);
  turn.session.dialogAction = dialogAction;
}

function elicitSlot(turn: Turn, { dialogAction, messages, intent }: HookResponse): undefined {
  const slot = dialogAction.slotToElicit;
  if (!intent) throw badHookResponse(turn, 'has no sessionState.intent, which ElicitSlot needs');
  if (slot === undefined) throw badHookResponse(turn, 'has no sessionState.dialogAction.slotToElicit, which ElicitSlot needs');
  if (!intentOf(turn).slots.has(slot)) throw badHookResponse(turn, `asks for slot ${slot}, which intent ${intent.name} does not have`);
  startAsking(turn, dialogAction);
  if (messages.length === 0) elicit(turn, slot);
  turn.messages.push(...messages);
  turn.session.dialogAction = dialogAction;
}

function confirmIntent(turn: Turn, { dialogAction, messages, intent }: HookResponse): undefined {
  if (!intent) throw badHookResponse(turn, 'has no sessionState.intent, which ConfirmIntent needs');
  if (messages.length === 0) throw badHookResponse(turn, 'has no messages, which ConfirmIntent needs');
  startAsking(turn, dialogAction);
  changeIntent(turn, { confirmationState: 'None' });
  turn.messages.push(...messages);
  turn.session.dialogAction = dialogAction;
}

/** The count of misunderstood answers goes on only while the same question is asked again. */
function startAsking(turn: Turn, asked: DialogAction): void {
  const { dialogAction } = turn.session;
  const isSame = dialogAction?.type === asked.type && dialogAction.slotToElicit === asked.slotToElicit;
  if (!isSame) turn.session.failedAttempts = 0;
  changeIntent(turn, { state: 'InProgress' });
}

/** The function closes the conversation in its own words; what the bot has for that outcome is said after them. */
function closed(turn: Turn, { intent, messages }: HookResponse): undefined {
  const state = intent?.state;
  if (!intent || !isFinal(state))
    throw badHookResponse(turn, 'has no sessionState.intent.state of Fulfilled, Failed or InProgress, which Close needs');
  turn.messages.push(...messages);
  const { fulfillment } = intentOf(turn);
  if (state === 'Fulfilled') say(turn, fulfillment?.success ?? []);
  if (state === 'Failed') say(turn, fulfillment?.failure ?? []);
  return close(turn, state);
}

const isFinal = (state: FulfillmentState | undefined): state is 'Failed' | 'Fulfilled' | 'InProgress' =>
  state === 'Failed' || state === 'Fulfilled' || state === 'InProgress';

/** The function has done its work and leaves the words to the bot. */
function fulfilled(turn: Turn): undefined {
  const { fulfillment, closing } = intentOf(turn);
  const hasFailed = turn.session.intent?.state === 'Failed';
  say(turn, (hasFailed ? fulfillment?.failure : fulfillment?.success) ?? []);
  if (!hasFailed) say(turn, closing);
  return close(turn, hasFailed ? 'Failed' : 'Fulfilled');
}
