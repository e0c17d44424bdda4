import type { FallbackReason } from '../rung';
import type { Reply, Turn, TurnWork } from '../turn';
import { contextOf } from './context';
import { guarded } from './guard';
import { climb } from './ladder';
import { talkPrompt, withoutContextPrompt } from './prompts';
import { say } from './say';
import { whyOf } from './silent';

/** Free talk: the prompt's parts are gathered, the model answers with the guardrail beside it; `otherwise` answers when it does not. */
export async function talk(turn: Turn, work: TurnWork, signal: AbortSignal, otherwise: (why: FallbackReason) => Reply): Promise<Reply> {
  let session: Reply['session'] = {};
  try {
    const { speech, tier, why } = await guarded(turn, work, signal, async (own) => {
      const { learned, ...context } = await contextOf(turn, work, own);
      session = learned;
      return climb([talkPrompt(turn, work, context), withoutContextPrompt(turn, work)], turn, work, own);
    });
    return { ...say(turn, speech, tier), ...(why && { why }), session };
  } catch (error) {
    return { ...otherwise(whyOf(error, signal)), session };
  }
}
