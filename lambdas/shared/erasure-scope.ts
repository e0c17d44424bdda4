import type { CallbackOfCaller, CallerItems } from './ports/caller-items';

/** What one wish to be forgotten reaches. */
export interface ErasureScope {
  /** To the person's number, and those that they asked for to other numbers, finished or not. */
  readonly callbacks: readonly CallbackOfCaller[];
  readonly numbers: readonly NumberInScope[];
}

export interface NumberInScope {
  readonly callerId: string;
  /** All that is known of the number came from this person: theirs, or one that nobody else ever had called. Otherwise only their callbacks go. */
  readonly isWhole: boolean;
  readonly callbacks: readonly CallbackOfCaller[];
}

/** The person is the number that they ring from; of other numbers, what came from them. Says the same again after some of it is gone. */
export async function erasureScope(
  callerId: string,
  items: Pick<CallerItems, 'callbacksTo' | 'callbacksAskedBy' | 'countOf'>,
): Promise<ErasureScope> {
  const [theirs, asked] = await Promise.all([items.callbacksTo(callerId), items.callbacksAskedBy(callerId)]);
  const elsewhere = asked.filter((callback) => callback.callerId !== callerId);
  const others = new Set(elsewhere.map((callback) => callback.callerId).filter((id) => id !== undefined));

  const numbers: NumberInScope[] = [{ callerId, isWhole: true, callbacks: theirs }];
  for (const other of others) {
    const [all, count] = await Promise.all([items.callbacksTo(other), items.countOf(other)]);
    const isWhole = all.every(({ requestedBy }) => requestedBy === callerId) && count <= all.length;
    numbers.push({ callerId: other, isWhole, callbacks: elsewhere.filter((callback) => callback.callerId === other) });
  }
  const callbacks = new Map([...theirs, ...asked].map((callback) => [callback.callbackId, callback]));
  return { callbacks: [...callbacks.values()], numbers };
}
