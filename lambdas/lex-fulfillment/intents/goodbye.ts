import { reply } from '../reply/route';
import { fixedSpeech } from '../reply/rules';
import type { IntentHandler } from './intent-handler';

/** Ends the conversation, when the caller's own words say so: somebody who was misunderstood is not hung up on. */
export const goodbye: IntentHandler = async (turn, work, signal) => {
  const { keywords, texts } = turn.language;
  if (!keywords.goodbye.test(turn.transcript)) return reply(turn, work, signal);
  return { ...fixedSpeech(turn, texts.goodbye), dialogAction: { type: 'Close' } };
};
