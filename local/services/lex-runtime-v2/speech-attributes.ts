/** Where a conversation is: an intent and the slot that is asked for; `*` while there is none. */
export interface SpeechPlace {
  readonly intent: string;
  readonly slot: string;
}

export const NOWHERE: SpeechPlace = { intent: '*', slot: '*' };

/**
 * The `x-amz-lex:<name>:<intent>:<slot>` session attribute that holds at this place: the slot's own beats the intent's, which beats the
 * wildcard's. Undefined when none is set.
 */
// https://docs.aws.amazon.com/lexv2/latest/dg/session-attribs-speech.html
export function speechAttribute(
  attributes: Readonly<Record<string, string>>,
  name: string,
  { intent, slot }: SpeechPlace,
): string | undefined {
  for (const where of [`${intent}:${slot}`, `${intent}:*`, `*:${slot}`, '*:*']) {
    const value = attributes[`x-amz-lex:${name}:${where}`];
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Throws for what is no number above 0. */
export function speechNumber(attributes: Readonly<Record<string, string>>, name: string, place: SpeechPlace, standard: number): number {
  const given = speechAttribute(attributes, name, place);
  const value = Number(given ?? standard);
  if (!(value > 0)) throw new Error(`x-amz-lex:${name} is ${given}, expected a number above 0`);
  return value;
}

export const speechSwitch = (attributes: Readonly<Record<string, string>>, name: string, place: SpeechPlace): boolean =>
  (speechAttribute(attributes, name, place) ?? 'true').toLowerCase() !== 'false';
