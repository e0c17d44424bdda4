import { type Erasure, reachesUntil } from './domain/erasure';
import type { CallbackOfCaller, CallerItems } from './ports/caller-items';

/** What one wish to be forgotten reaches. */
export interface ErasureScope {
  /** To the person's number, and those that they had asked for to other numbers, finished or not. */
  readonly callbacks: readonly CallbackOfCaller[];
  readonly numbers: readonly NumberInScope[];
}

export interface NumberInScope {
  readonly callerId: string;
  /** The number that is erased: nobody calls it anymore. */
  readonly isOwn: boolean;
  /** All that is known of the number came from this person: theirs, or one that nobody else ever had called. Otherwise only their callbacks go. */
  readonly isWhole: boolean;
  readonly callbacks: readonly CallbackOfCaller[];
}

/** The person is the number that they ring from; of other numbers, what came from them until they asked for this: what they ask for later is promised anew. Says the same again after some of it is gone. */
export async function erasureScope(
  { callerId, requestedAt }: Pick<Erasure, 'callerId' | 'requestedAt'>,
  items: Pick<CallerItems, 'callbacksTo' | 'callbacksAskedBy' | 'countOf'>,
): Promise<ErasureScope> {
  const [theirs, asked] = await Promise.all([items.callbacksTo(callerId), items.callbacksAskedBy(callerId, reachesUntil({ requestedAt }))]);
  const ids = new Set(asked.map(({ callbackId }) => callbackId));
  const elsewhere = asked.filter((callback) => callback.callerId !== callerId);
  const others = new Set(elsewhere.map((callback) => callback.callerId).filter((id) => id !== undefined));

  const numbers: NumberInScope[] = [{ callerId, isOwn: true, isWhole: true, callbacks: theirs }];
  for (const other of others) {
    const [all, count] = await Promise.all([items.callbacksTo(other), items.countOf(other)]);
    const isWhole = all.every(({ callbackId, requestedBy }) => requestedBy === callerId && ids.has(callbackId)) && count <= all.length;
    numbers.push({ callerId: other, isOwn: false, isWhole, callbacks: elsewhere.filter((callback) => callback.callerId === other) });
  }
  const callbacks = new Map([...theirs, ...asked].map((callback) => [callback.callbackId, callback]));
  return { callbacks: [...callbacks.values()], numbers };
}
