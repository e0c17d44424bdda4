import type { LanguageCode } from '../shared/domain/language-code';
import { DEFAULT_LANGUAGE } from '../shared/language/language';
import { askedBy } from './ask-again';
import { parseEvent } from './event';
import { CONVERSATION_PROMPT_VERSION } from './prompts/conversation';
import { cannedReply } from './reply/canned';
import { type LexResponse, respond } from './response';
import { parseSession, remember, type Session } from './session';
import { takeTurn } from './take-turn';
import type { Reply, Turn, TurnPorts } from './turn';
import { TurnLog, type TurnRecord } from './turn-log';

const NO_SESSION = parseSession(undefined);

/** One Lex V2 event → one valid Lex V2 response, whatever the event is and whatever fails. Never throws. */
export async function fulfill(event: unknown, ports: TurnPorts, remainingMs: number): Promise<LexResponse> {
  try {
    const log = new TurnLog(ports.now);
    const { session, turn, language } = parseEvent(event);
    const reply = turn ? await takeTurn(turn, ports, remainingMs, log) : cannedReply({ session, language }, 'unknown');
    ports.record(recordOf(reply, session.turn, turn?.intent, log));
    return respond(reply, after(session, reply, turn, language.code), turn);
  } catch (error) {
    ports.report('event failed', {}, error);
    return respond(cannedReply({ session: NO_SESSION, language: DEFAULT_LANGUAGE }, 'failed'), NO_SESSION, undefined);
  }
}

const recordOf = ({ rung, why }: Reply, turn: number, intent = 'none', { timeline, notes }: TurnLog): TurnRecord => ({
  intent,
  rung,
  ...(why && { why }),
  turn,
  promptVersion: CONVERSATION_PROMPT_VERSION,
  turnMs: timeline.elapsedMs,
  unattributedMs: timeline.unattributedMs(),
  notes,
  timeline,
});

/** The conversation with this turn in it. */
const after = (session: Session, reply: Reply, turn: Turn | undefined, language: LanguageCode): Session => ({
  ...session,
  numberTalk: undefined,
  asked: askedBy(reply, turn),
  ...reply.session,
  turn: session.turn + 1,
  history: reply.exchange ? remember(session.history, reply.exchange, language) : session.history,
});
