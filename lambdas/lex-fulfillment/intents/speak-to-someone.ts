import { reply } from '../reply/route';
import { fixedSpeech } from '../reply/rules';
import type { IntentHandler } from './intent-handler';

/** Leaves the bot: the flow knows the hours and the queue, and comes back to the bot when nobody is in. */
export const speakToSomeone: IntentHandler = async (turn, work, signal) => {
  const { keywords, texts } = turn.language;
  if (!keywords.someone.test(turn.transcript)) return reply(turn, work, signal);
  return { ...fixedSpeech(turn, [texts.speakToSomeone.oneMoment]), dialogAction: { type: 'Close' } };
};
