/** A slot as Lex sends and takes it; every slot of Atlas holds one value. */
export interface Slot {
  readonly shape: 'Scalar';
  readonly value: { readonly originalValue: string; readonly interpretedValue: string; readonly resolvedValues: readonly string[] };
}

export type Slots = Readonly<Record<string, Slot | null>>;

/** Every slot of the bot, within Salesforce's limits, and few enough for the event: Lex gives every slot back several times. */
const MAX_CHARACTERS: ReadonlyMap<string, number> = new Map([
  ['Name', 80],
  ['Company', 120],
  ['UseCase', 255],
  ['PhoneNumber', 120],
  ['Message', 800],
  ['Day', 40],
  ['Time', 40],
  ['Wait', 40],
]);

/** Slots of an untrusted event, those that the bot has: capped, one value each, without control characters; one without anything left counts as not given. */
export function parseSlots(input: unknown): Slots {
  if (typeof input !== 'object' || input === null) return {};
  // Lex refuses a response with a slot that the intent does not have.
  const ours = Object.entries(input).flatMap(([name, slot]) => {
    const maxCharacters = MAX_CHARACTERS.get(name);
    return maxCharacters === undefined ? [] : [[name, parseSlot(slot, maxCharacters)] as const];
  });
  return Object.fromEntries(ours);
}

export const slotOf = (text: string): Slot => ({
  shape: 'Scalar',
  value: { originalValue: text, interpretedValue: text, resolvedValues: [text] },
});

export const textOf = (slot: Slot | null | undefined): string | undefined => slot?.value.interpretedValue;

/** What a person said or typed, on one line: no control characters, no half characters, no runs of blanks. */
export const cleaned = (text: unknown, maxCharacters: number): string =>
  typeof text !== 'string'
    ? ''
    : text
        .slice(0, maxCharacters * 4)
        .replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ')
        .trim()
        .slice(0, maxCharacters)
        .replace(/\p{Cs}/gu, '');

function parseSlot(slot: unknown, maxCharacters: number): Slot | null {
  const { value } = (slot ?? {}) as { value?: unknown };
  const { originalValue, interpretedValue } = (value ?? {}) as Record<string, unknown>;
  const text = cleaned(interpretedValue ?? originalValue, maxCharacters);
  return text === '' ? null : slotOf(text);
}
