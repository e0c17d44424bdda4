// Flow designer: "Set voice".
import type { ActionType } from '../action';
import { oneOf, optional, shape, text } from '../parameters';

/** Every voice speaks at the same speed here. */
export const updateContactTextToSpeechVoice: ActionType = {
  parameters: shape({
    TextToSpeechVoice: text,
    TextToSpeechEngine: optional(oneOf('Standard', 'Neural', 'Generative')),
    TextToSpeechStyle: optional(oneOf('None', 'Conversational', 'Newscaster')),
  }),
  errors: () => ['NoMatchingError'],
  run: () => 'next',
};
