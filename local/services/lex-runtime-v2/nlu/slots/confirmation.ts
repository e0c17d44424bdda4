import { understandConfirmation } from '../confirmation';
import { spoken, type Token } from '../tokens';
import { type SlotType, type SlotValue, slotValue } from './slot-type';

/** AMAZON.Confirmation: Yes, No, Maybe or Don't know. */
export const confirmation: SlotType = { maxWords: 4, elicited: answer, within: answer };

function answer(utterance: string, tokens: readonly Token[]): SlotValue | undefined {
  const text = spoken(utterance, tokens);
  const words = tokens.map(({ text: word }) => word).join(' ');
  if (/\b(do not know|no idea|not sure)\b/.test(words)) return slotValue(text, "Don't know");
  if (/\b(maybe|perhaps|possibly|might)\b/.test(words)) return slotValue(text, 'Maybe');
  const understood = understandConfirmation(words);
  return understood && slotValue(text, understood === 'yes' ? 'Yes' : 'No');
}
