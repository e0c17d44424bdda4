import type { FallbackReason } from '../rung';
import type { Reply, Turn, TurnWork } from '../turn';
import { cannedReply } from './canned';
import { generalAnswer } from './general';
import type { Rule } from './rules';
import { say } from './say';
import { isOutbound } from './scenario';
import { whyOf } from './silent';
import { talk } from './talk';

/** A conversation that costs more model turns than this is not one. */
export const MODEL_TURNS_MAX = 240;

/**
 * Which rung answers. Fixed words when the intent has them, they are sure to fit, and nobody was called; for questions that everybody asks, an answer that was given before;
 * for everything else, and on an outbound call, the model, steered by the call's scenario; fixed words again when it has nothing to say.
 */
export async function reply(turn: Turn, work: TurnWork, signal: AbortSignal, rule?: Rule): Promise<Reply> {
  if (rule && !isOutbound(turn) && (rule(turn, work.companyName).isSure || turn.transcript === ''))
    return fixed(turn, rule, work.companyName);
  if (turn.transcript === '') return cannedReply(turn, 'unheard');
  if (turn.session.turn >= MODEL_TURNS_MAX) return cannedReply(turn, 'spent');
  const otherwise = (why: FallbackReason): Reply =>
    rule ? { ...fixed(turn, rule, work.companyName), rung: 'canned', why } : cannedReply(turn, why);
  try {
    return (isOutbound(turn) ? undefined : await generalAnswer(turn, work, signal)) ?? (await talk(turn, work, signal, otherwise));
  } catch (error) {
    return otherwise(whyOf(error, signal));
  }
}

function fixed(turn: Turn, rule: Rule, companyName: string): Reply {
  const { message, rung } = rule(turn, companyName);
  return say(turn, message, rung);
}
