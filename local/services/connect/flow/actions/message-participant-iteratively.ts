// Flow designer: "Loop prompts".
import type { ActionType } from '../action';
import { listOf, optional, shape, text, whole } from '../parameters';
import { spokenText } from './prompt';

/** Says one message after the other, over and over, until it is interrupted: never, unless InterruptFrequencySeconds says when. */
export const messageParticipantIteratively: ActionType = {
  parameters: shape({
    Messages: listOf(shape({ Text: optional(text), SSML: optional(text) })),
    InterruptFrequencySeconds: optional(whole(1, 86_400)),
  }),
  errors: () => ['NoMatchingError'],
  flowTypes: ['CUSTOMER_QUEUE'],
  operators: ['Equals'],
  operands: ({ InterruptFrequencySeconds }) => (InterruptFrequencySeconds === undefined ? [] : ['MessagesInterrupted']),
  complaint({ parameters: { Messages } }) {
    const each: readonly object[] = Messages;
    return each.length > 0 && each.every((message) => Object.keys(message).length === 1)
      ? undefined
      : 'Messages need one of Text and SSML each';
  },
  async run({ parameters: { Messages, InterruptFrequencySeconds } }, { line, context: { clock }, resolve }) {
    const texts = (Messages as { Text?: string; SSML?: string }[]).map((message) => spokenText(message, resolve));
    if (!texts.some((each) => each.trim())) throw new Error('there is nothing to say: every text is empty');
    const endsAt =
      InterruptFrequencySeconds === undefined ? Number.POSITIVE_INFINITY : clock.now() + Number(InterruptFrequencySeconds) * 1000;
    for (let index = 0; clock.now() < endsAt; index++) await line.speak(texts[index % texts.length] ?? '');
    return { result: 'MessagesInterrupted' };
  },
};
