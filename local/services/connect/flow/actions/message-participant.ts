// Flow designer: "Play prompt".
import type { ActionType, Outcome } from '../action';
import { shape } from '../parameters';
import { complaintAboutPrompt, promptOf, promptParameters } from './prompt';

/** Speaks to the end: nothing the person says interrupts it. */
export const messageParticipant: ActionType = {
  parameters: shape(promptParameters),
  errors: () => ['NoMatchingError'],
  complaint: (action) =>
    complaintAboutPrompt(action) ?? (Object.keys(action.parameters).length === 0 ? 'one of Text and SSML is needed' : undefined),
  async run(action, run): Promise<Outcome> {
    const words = promptOf(action, run);
    if (!words.trim()) throw new Error('there is nothing to say: the text is empty');
    await run.line.speak(words);
    return 'next';
  },
};
