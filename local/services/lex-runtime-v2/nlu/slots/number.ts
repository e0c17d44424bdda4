import { english } from '../language/english';
import type { Language } from '../language/language';
import { spoken, type Token } from '../tokens';
import { type SlotType, type SlotValue, slotValue } from './slot-type';

/** AMAZON.Number: "forty two", "12", "twelve hundred". */
export function number(language: Language = english): SlotType {
  /** The number that exactly these words say. */
  function within(utterance: string, tokens: readonly Token[]): SlotValue | undefined {
    const value = language.numberOf(tokens.map(({ text }) => text));
    return value === undefined ? undefined : slotValue(spoken(utterance, tokens), String(value));
  }
  return {
    maxWords: 10,
    elicited(utterance, tokens) {
      for (let length = tokens.length; length > 0; length--) {
        for (let start = 0; start + length <= tokens.length; start++) {
          const found = within(utterance, tokens.slice(start, start + length));
          if (found) return found;
        }
      }
      return undefined;
    },
    within,
  };
}
