import { understandConfirmation } from '../confirmation';
import { english } from '../language/english';
import type { Language } from '../language/language';
import { spoken, type Token } from '../tokens';
import { type SlotType, type SlotValue, slotValue } from './slot-type';

/** AMAZON.Confirmation: Yes, No, Maybe or Don't know. */
export function confirmation(language: Language = english): SlotType {
  function answer(utterance: string, tokens: readonly Token[]): SlotValue | undefined {
    const text = spoken(utterance, tokens);
    const words = tokens.map(({ text: word }) => word).join(' ');
    if (language.doubt.unknown.test(words)) return slotValue(text, "Don't know");
    if (language.doubt.maybe.test(words)) return slotValue(text, 'Maybe');
    const understood = understandConfirmation(words, language);
    return understood && slotValue(text, understood === 'yes' ? 'Yes' : 'No');
  }
  return { maxWords: 4, elicited: answer, within: answer };
}
