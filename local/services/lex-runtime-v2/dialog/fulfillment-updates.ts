import type { FulfillmentUpdates, MessageGroups } from '../bot/bot';
import { messagesOf } from './say';
import type { Turn } from './turn';

/** Says the start message when the work takes longer than its delay, and the update message every so often after that. */
export async function withUpdates<T>(turn: Turn, updates: FulfillmentUpdates | undefined, work: () => Promise<T>): Promise<T> {
  const { onUpdate } = turn.input;
  const { clock, trace } = turn.context;
  if (!updates || !onUpdate) return work();

  const speak = (groups: MessageGroups): void => {
    for (const message of messagesOf(turn, groups)) {
      trace.emit(
        'lex.update',
        { bot: turn.alias.bot.name, intent: turn.session.intent?.name },
        { parent: turn.span, pii: { heard: message.content } },
      );
      onUpdate(message);
    }
  };
  const { start, update } = updates;
  const repeat = (): void => {
    if (update) timer = clock.setTimeout(() => [speak(update.groups), repeat()], update.frequencyMs);
  };
  let timer = clock.setTimeout(() => {
    if (start) speak(start.groups);
    repeat();
  }, start?.delayMs ?? 0);
  try {
    return await work();
  } finally {
    clock.clearTimeout(timer);
  }
}
