/** A slot as Lex sends and takes it; every slot of Atlas holds one value. */
export interface Slot {
  readonly shape: 'Scalar';
  readonly value: { readonly originalValue: string; readonly interpretedValue: string; readonly resolvedValues: readonly string[] };
}

export type Slots = Readonly<Record<string, Slot | null>>;

const VALUE_MAX_CHARACTERS = 255;
const SLOTS_MAX = 20;

/** Within Salesforce's limits, and few enough for the event: Lex gives every slot back several times. */
const MAX_CHARACTERS: ReadonlyMap<string, number> = new Map([
  ['Name', 80],
  ['Company', 120],
  ['UseCase', 255],
  ['PhoneNumber', 60],
]);

/** Slots of an untrusted event: capped, one value each, without control characters; a slot without anything left counts as not given. */
export function parseSlots(input: unknown): Slots {
  if (typeof input !== 'object' || input === null) return {};
  const named = Object.entries(input).filter(([name]) => /^[A-Za-z][A-Za-z0-9]{0,99}$/.test(name));
  return Object.fromEntries(named.slice(0, SLOTS_MAX).map(([name, slot]) => [name, parseSlot(name, slot)]));
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

function parseSlot(name: string, slot: unknown): Slot | null {
  const { value } = (slot ?? {}) as { value?: unknown };
  const { originalValue, interpretedValue } = (value ?? {}) as Record<string, unknown>;
  const text = cleaned(interpretedValue ?? originalValue, MAX_CHARACTERS.get(name) ?? VALUE_MAX_CHARACTERS);
  return text === '' ? null : slotOf(text);
}
