import { type SlotType, slotValue } from './slot-type';

/** AMAZON.FreeFormInput: whatever is said, word for word. No sample utterance may contain it, so it is never found within a sentence. */
export const freeFormInput: SlotType = {
  maxWords: 0,
  elicited: (utterance) => (utterance.trim() === '' ? undefined : slotValue(utterance.trim())),
  within: () => undefined,
};
