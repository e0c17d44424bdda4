import { fill } from '../../shared/language/texts';
import { askAgain } from '../ask-again';
import { reply } from '../reply/route';
import { fixedSpeech } from '../reply/rules';
import type { IntentHandler } from './intent-handler';

/** What can be said here; in the middle of a question, how to answer it, and the question again. */
export const help: IntentHandler = async (turn, work, signal) => {
  const { keywords, texts } = turn.language;
  if (!keywords.help.test(turn.transcript)) return reply(turn, work, signal);
  const { asked } = turn.session;
  if (!asked) return fixedSpeech(turn, texts.help.general);
  return askAgain(turn, asked, fill(asked.slot === undefined ? texts.help.confirm : texts.help.slot, { question: asked.message }));
};
