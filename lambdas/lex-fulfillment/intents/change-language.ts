import { reply } from '../reply/route';
import { fixedSpeech } from '../reply/rules';
import type { IntentHandler } from './intent-handler';

/** Leaves the bot's locale; the flow goes on in the other one. */
export const changeLanguage: IntentHandler = async (turn, work, signal) => {
  const { keywords, texts } = turn.language;
  if (!keywords.otherLanguage.test(turn.transcript)) return reply(turn, work, signal);
  return { ...fixedSpeech(turn, [texts.changeLanguage]), dialogAction: { type: 'Close' } };
};
