import type { Prompt } from '../bot/bot';
import { withOutputs } from '../contexts';
import { say } from './say';
import { changeIntent, intentOf, type NextStep, nextSlot, type Turn } from './turn';

/** What the bot's definition does next: ask for a slot, have the intent confirmed, or fulfill it. */
export function next(turn: Turn): NextStep {
  const { session } = turn;
  const slot = nextSlot(turn);
  if (slot !== undefined) return elicit(turn, slot);
  if (session.intent?.confirmationState === 'Denied') return decline(turn);
  if (intentOf(turn).confirmation && session.intent?.confirmationState === 'None') return reprompt(turn);
  return fulfill(turn);
}

/** The prompt for a slot, or for the confirmation. */
export function promptOf(turn: Turn, slot: string | undefined): Prompt | undefined {
  const intent = intentOf(turn);
  return slot === undefined ? intent.confirmation?.prompt : intent.slots.get(slot)?.prompt;
}

/** Asks for a slot in the bot's own words. */
export function elicit(turn: Turn, slot: string): undefined {
  ask(turn, promptOf(turn, slot));
  turn.session.dialogAction = { type: 'ElicitSlot', slotToElicit: slot };
}

/** Asks for the confirmation in the bot's own words. */
export function reprompt(turn: Turn): undefined {
  ask(turn, promptOf(turn, undefined));
  turn.session.dialogAction = { type: 'ConfirmIntent' };
}

function ask(turn: Turn, prompt: Prompt | undefined): void {
  if (prompt) say(turn, prompt.groups, prompt.isOrdered ? turn.session.failedAttempts : undefined);
}

/** The caller said no: the intent has failed. */
export function decline(turn: Turn): undefined {
  say(turn, intentOf(turn).confirmation?.declination ?? []);
  close(turn, 'Failed');
}

/** Without a code hook it is the client who fulfills the intent. */
function fulfill(turn: Turn): NextStep {
  changeIntent(turn, { state: 'ReadyForFulfillment' });
  if (intentOf(turn).fulfillment) return { source: 'FulfillmentCodeHook' };
  say(turn, intentOf(turn).closing);
  return close(turn, 'ReadyForFulfillment');
}

export function close(turn: Turn, state: 'Failed' | 'Fulfilled' | 'InProgress' | 'ReadyForFulfillment'): undefined {
  changeIntent(turn, { state });
  const { session, context } = turn;
  if (state === 'Fulfilled' || state === 'ReadyForFulfillment') {
    const { outputContexts } = intentOf(turn);
    session.activeContexts = withOutputs(session.activeContexts, outputContexts, session.intent?.slots ?? {}, context.clock.now());
  }
  session.dialogAction = { type: 'Close' };
}
