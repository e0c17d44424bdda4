import { parseEvent } from './event';
import { CONVERSATION_PROMPT_VERSION } from './prompts/conversation';
import { cannedReply } from './reply/canned';
import { type LexResponse, respond } from './response';
import { parseSession, remember, type Session } from './session';
import { type Reply, type TurnPorts, takeTurn } from './turn';

/** One Lex V2 event → one valid Lex V2 response, whatever the event is and whatever fails. Never throws. */
export async function fulfill(event: unknown, ports: TurnPorts, remainingMs: number): Promise<LexResponse> {
  try {
    const startedAt = ports.now();
    const { session, turn } = parseEvent(event);
    const reply = turn ? await takeTurn(turn, ports, remainingMs) : cannedReply(undefined, 'unknown');
    const turnMs = ports.now() - startedAt;
    const intent = turn?.intent ?? 'none';
    ports.report('turn', { intent, rung: reply.rung, turn: session.turn, turnMs, prompt: CONVERSATION_PROMPT_VERSION });
    return respond(reply, after(session, reply), turn);
  } catch (error) {
    ports.report('event failed', {}, error);
    return respond(cannedReply(undefined, 'failed'), parseSession(undefined), undefined);
  }
}

/** The conversation with this turn in it. */
const after = (session: Session, { exchange, session: learned }: Reply): Session => ({
  ...session,
  numberTalk: undefined,
  ...learned,
  turn: session.turn + 1,
  history: exchange ? remember(session.history, exchange) : session.history,
});
