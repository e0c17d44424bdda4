import type { Message } from '@aws-sdk/client-lex-runtime-v2';
import type { MessageGroup, MessageGroups } from '../bot/bot';
import type { Turn } from './turn';

/** One message of each group. */
export const messagesOf = (turn: Turn, groups: MessageGroups, orderedAt?: number): Message[] =>
  groups.map((group) => variationOf(turn, group, orderedAt));

/** Says one message of each group. */
export function say(turn: Turn, groups: MessageGroups, orderedAt?: number): void {
  turn.messages.push(...messagesOf(turn, groups, orderedAt));
}

/** AWS picks a variation at random; here it is never the one that was said last, so that a test does not depend on a repetition. */
function variationOf({ session, context }: Turn, group: MessageGroup, orderedAt: number | undefined): Message {
  const last = session.variations.get(group);
  const choices = group.map((_, i) => i).filter((i) => group.length === 1 || i !== last);
  const chosen =
    orderedAt === undefined ? (choices[Math.floor(context.store.random.next() * choices.length)] ?? 0) : orderedAt % group.length;
  session.variations.set(group, chosen);
  const message = group[chosen];
  if (!message) throw new Error('a message group without messages');
  return message;
}
