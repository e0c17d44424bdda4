import { type IntentName, isIntentName } from './intents/intent-name';
import { cleaned, parseSlots, type Slots, slotOf, textOf } from './slots';

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
