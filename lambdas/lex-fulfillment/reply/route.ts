import type { Turn } from '../event';
import type { Reply, TurnPorts } from '../turn';
import { cannedReply } from './canned';
import { modelSpeech } from './model';
import type { Rule } from './rules';
import { isOutbound, scenarioOf } from './scenario';

/** A conversation that costs more model turns than this is not one. */
export const MODEL_TURNS_MAX = 240;

/**
 * Which rung answers. Fixed words when the intent has them and nobody was called; on an outbound call, and for free conversation, the fast model,
 * steered by the call's scenario; fixed words again when it has nothing to say.
 */
export async function reply(turn: Turn, ports: TurnPorts, signal: AbortSignal, rule?: Rule): Promise<Reply> {
  if (rule && !isOutbound(turn)) return fixed(turn, rule, ports.companyName);
  if (turn.transcript === '') return cannedReply(turn, 'unheard');
  if (turn.session.turn >= MODEL_TURNS_MAX) return cannedReply(turn, 'spent');
  const call = isOutbound(turn) ? await scenarioOf(turn, ports, signal) : undefined;
  const learned = call?.signedDigest ? { scenario: call.signedDigest } : {};
  try {
    const speech = await modelSpeech(turn, ports, signal, call?.scenario);
    return { ...say(turn, speech, 'fast'), session: learned };
  } catch (error) {
    ports.report('model silent', { intent: turn.intent }, error);
    const words = rule
      ? { ...fixed(turn, rule, ports.companyName), rung: 'canned' as const }
      : cannedReply(turn, signal.aborted ? 'late' : 'failed');
    return { ...words, session: learned };
  }
}

function fixed(turn: Turn, rule: Rule, companyName: string): Reply {
  const { message, rung } = rule(turn, companyName);
  return say(turn, message, rung);
}

const say = (turn: Turn, message: string, rung: Reply['rung']): Reply => ({
  message,
  dialogAction: { type: 'ElicitIntent' },
  rung,
  exchange: [turn.transcript, message],
});
