import type { Turn } from '../event';
import type { Reply, TurnWork } from '../turn';
import { contextOf } from './context';
import { guarded } from './guard';
import { climb } from './ladder';
import { talkPrompt, withoutContextPrompt } from './prompts';
import { say } from './say';

/** Free talk: the prompt's parts are gathered, the model answers with the guardrail beside it. Errors: Silent, or the signal's reason. */
export async function talk(turn: Turn, work: TurnWork, signal: AbortSignal): Promise<Reply> {
  const { learned, spoken } = await guarded(turn, work, signal, async (own) => {
    const { learned, ...context } = await contextOf(turn, work, own);
    return { learned, spoken: await climb([talkPrompt(turn, work, context), withoutContextPrompt(turn, work)], turn, work, own) };
  });
  return { ...say(turn, spoken.speech, spoken.tier), ...(spoken.why && { why: spoken.why }), session: learned };
}
