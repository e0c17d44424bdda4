import { fill } from '../../shared/language/texts';
import { askAgain } from '../ask-again';
import { reply } from '../reply/route';
import { fixedSpeech } from '../reply/rules';
import type { IntentHandler } from './intent-handler';

/** What was said last, once more; a question that is open stays open. */
export const repeat: IntentHandler = async (turn, work, signal) => {
  const { keywords, texts } = turn.language;
  if (!keywords.repeat.test(turn.transcript)) return reply(turn, work, signal);
  const { asked, history } = turn.session;
  if (asked) return askAgain(turn, asked, fill(texts.repeat.again, { said: asked.message }));
  const [, said] = history.at(-1) ?? [];
  return fixedSpeech(turn, [said ? fill(texts.repeat.again, { said }) : texts.repeat.nothing], false);
};
