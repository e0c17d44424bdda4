import { english } from '../language/english';
import type { Language } from '../language/language';
import { spoken, type Token } from '../tokens';
import { afterCarrier, type SlotType, type SlotValue, slotValue } from './slot-type';
import { longestDigitRun } from './spoken-digits';

/** AMAZON.AlphaNumeric: letters and digits read out one by one ("a b c one two") or as one word ("PQ23X"); with a pattern, only what matches it. */
export function alphaNumeric(pattern?: RegExp, language: Language = english): SlotType {
  const carriers = language.codeCarriers.map((phrase) => phrase.split(' '));
  function joined(utterance: string, tokens: readonly Token[]): SlotValue | undefined {
    if (tokens.length === 0) return undefined;
    const parts = tokens.map((token) => longestDigitRun([token], language)?.digits ?? token.text);
    // Words of several letters are a sentence, not a code, unless the whole answer is one word.
    if (tokens.length > 1 && parts.some((part) => /^\p{L}{2,}$/u.test(part))) return undefined;
    const value = parts.join('');
    if (pattern && !pattern.test(value)) return undefined;
    return slotValue(spoken(utterance, tokens), value);
  }
  return { maxWords: 20, elicited: (utterance, tokens) => joined(utterance, afterCarrier(tokens, carriers)), within: joined };
}
