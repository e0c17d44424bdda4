import type { ServiceContext } from '../../cloud/service';
import type { BotAlias } from './bot/bot';
import { takeTurn } from './dialog/take-turn';
import type { Turn, TurnInput } from './dialog/turn';
import type { Session } from './session';
import type { LexStore, SessionAddress } from './store';

export interface TurnRequest {
  readonly alias: BotAlias;
  readonly address: SessionAddress;
  readonly input: TurnInput;
  /** What the client sets in the session before its words are heard. */
  prepare?(session: Session): void;
  /** How long Lex itself takes before it knows what was said. */
  readonly hearingMs?: number;
  readonly parent: string | undefined;
}

/** One turn of a conversation, traced as the span `lex.turn`; the session is kept only when it succeeds. */
export async function runTurn(
  { alias, address, input, prepare, hearingMs = 0, parent }: TurnRequest,
  context: ServiceContext<LexStore>,
): Promise<Turn> {
  const { store, clock, trace } = context;
  const locale = store.localeOf(alias, address.localeId);
  const span = trace.open(
    'lex.turn',
    {
      ...{ bot: alias.bot.name, alias: alias.name, sessionId: address.sessionId, inputMode: input.inputMode },
      ...{ botId: address.botId, botAliasId: address.botAliasId, localeId: address.localeId },
      operation: input.inputMode === 'Text' ? 'RecognizeText' : 'StartConversation',
    },
    { parent, pii: { said: input.text } },
  );
  try {
    const turn = await store.sessions.during(address, clock.now, alias.bot.idleSessionTtlMs, async (session) => {
      prepare?.(session);
      if (hearingMs > 0) {
        const hearing = trace.open('lex.hearing', { inputMode: input.inputMode }, { parent: span.id });
        await clock.sleep(hearingMs);
        hearing.end();
      }
      const requestId = store.random.uuid();
      const { requestAttributes } = input;
      const running: Turn = {
        context,
        alias,
        locale,
        input,
        session,
        span: span.id,
        requestId,
        interpretations: [],
        messages: [],
        requestAttributes,
      };
      await takeTurn(running);
      session.messages = running.messages;
      session.interpretations = running.interpretations;
      return running;
    });
    span.end(outcomeOf(turn), { heard: turn.messages.map(({ content }) => content ?? '').join(' ') });
    return turn;
  } catch (error) {
    span.end({ error: error instanceof Error ? error.name : String(error) });
    throw error;
  }
}

function outcomeOf({ session, interpretations }: Turn): Record<string, unknown> {
  const { intent, dialogAction, attributes } = session;
  const { rung }: Readonly<Record<string, string | undefined>> = attributes;
  return {
    intent: intent?.name,
    score: interpretations.find((interpretation) => interpretation.intent === intent?.name)?.score ?? null,
    state: intent?.state,
    dialogAction: dialogAction?.type,
    ...(dialogAction?.slotToElicit !== undefined && { slot: dialogAction.slotToElicit }),
    ...(rung !== undefined && { rung }),
  };
}
