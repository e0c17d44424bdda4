import type { Turn } from './event';
import { type IntentName, isIntentName } from './intents';
import { cleaned, parseSlots, type Slots, slotOf, textOf } from './slots';
import type { Reply } from './turn';

/** A question of Atlas's that is open: which intent it is of, what is asked for, in which words, and what was given so far. */
export interface Asked {
  readonly intent: IntentName;
  /** Undefined: a yes or no. */
  readonly slot: string | undefined;
  readonly message: string;
  readonly slots: Slots;
}

const MESSAGE_MAX_CHARACTERS = 300;
const MAX_CHARACTERS = 2000;

/** What this reply leaves open. A question that Lex asks in its own words is not known here. */
export function askedBy({ dialogAction, message, slots, intent }: Reply, turn: Turn | undefined): Asked | undefined {
  if (!turn || !message || (dialogAction.type !== 'ElicitSlot' && dialogAction.type !== 'ConfirmIntent')) return undefined;
  return {
    intent: intent ?? turn.intent,
    slot: dialogAction.type === 'ElicitSlot' ? dialogAction.slot : undefined,
    message,
    slots: slots ?? turn.slots,
  };
}

/** The question that is open, again, in these words; everything that was known of it stays. */
export const askAgain = ({ session }: Turn, asked: Asked, message: string): Reply => ({
  message,
  dialogAction: asked.slot === undefined ? { type: 'ConfirmIntent' } : { type: 'ElicitSlot', slot: asked.slot },
  intent: asked.intent,
  rung: 'rule',
  slots: asked.slots,
  confirmation: 'None',
  session: { numberTalk: session.numberTalk, asked },
});

export function writeAsked({ intent, slot, message, slots }: Asked): string {
  const given = Object.entries(slots).map(([name, value]) => [name, textOf(value) ?? null]);
  return JSON.stringify([intent, slot ?? '', message.slice(0, MESSAGE_MAX_CHARACTERS), Object.fromEntries(given)]);
}

/** `undefined` for whatever Atlas did not write: it decides nothing but what is asked again. */
export function parseAsked(text: string | undefined): Asked | undefined {
  try {
    const [intent, slot, message, slots] = JSON.parse(text && text.length <= MAX_CHARACTERS ? text : '[]') as unknown[];
    if (typeof intent !== 'string' || !isIntentName(intent) || typeof slot !== 'string' || typeof message !== 'string') return undefined;
    const given = Object.entries(typeof slots === 'object' && slots !== null ? slots : {});
    const known = parseSlots(Object.fromEntries(given.map(([name, value]) => [name, typeof value === 'string' ? slotOf(value) : null])));
    return { intent, slot: slot || undefined, message: cleaned(message, MESSAGE_MAX_CHARACTERS), slots: known };
  } catch {
    return undefined;
  }
}
