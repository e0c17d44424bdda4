import { english } from '../language/english';
import type { Language } from '../language/language';
import type { Token } from '../tokens';
import { spoken } from '../tokens';
import { type SlotType, type SlotValue, slotValue } from './slot-type';
import { longestDigitRun } from './spoken-digits';

/** Fewer digits are a short code or a slip; the code hook decides what is wrong with those from here on. */
const MIN_DIGITS = 3;
/** A sentence that merely contains a number ("I have 500 stores") holds no phone number. */
const MIN_DIGITS_WITHIN = 7;

/** AMAZON.PhoneNumber: the digits as heard, without punctuation or plus sign; neither checked nor brought to E.164. */
export const phoneNumber = (language: Language = english): SlotType => ({
  maxWords: 30,
  elicited: (utterance, tokens) => digitsOf(utterance, tokens, MIN_DIGITS, language),
  within: (utterance, tokens) => {
    const run = longestDigitRun(tokens, language);
    return run && run.tokens.length === tokens.length ? digitsOf(utterance, tokens, MIN_DIGITS_WITHIN, language) : undefined;
  },
});

function digitsOf(utterance: string, tokens: readonly Token[], minimum: number, language: Language): SlotValue | undefined {
  const run = longestDigitRun(tokens, language);
  if (!run || run.digits.length < minimum) return undefined;
  return slotValue(spoken(utterance, run.tokens), run.digits);
}
