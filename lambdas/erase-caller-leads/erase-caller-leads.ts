import { InvalidInput, MoreToErase } from '../shared/domain/errors';
import { attemptIdOf } from '../shared/domain/ids';
import type { ErasureInput } from '../shared/erasure-input';
import { erasureScope, type NumberInScope } from '../shared/erasure-scope';
import type { CallerItems } from '../shared/ports/caller-items';
import type { Erasures } from '../shared/ports/erasures';
import type { SalesRecords } from '../shared/ports/sales-records';

export interface EraseCallerLeadsPorts {
  readonly erasures: Pick<Erasures, 'find' | 'add'>;
  readonly items: Pick<CallerItems, 'callbacksTo' | 'callbacksAskedBy' | 'countOf'>;
  readonly records: SalesRecords;
}

/** With the longest last step, within the function's time. */
export const TIME_BUDGET_MS = 10_000;

/** What sales holds of the person, number by number: their own, and what they asked for to others. */
export async function eraseCallerLeads(
  { erasureId, pass }: ErasureInput,
  { erasures, items, records }: EraseCallerLeadsPorts,
  clock: { now(): number },
): Promise<{ readonly leads: number; readonly tasks: number; readonly handedOver: number }> {
  const stopAt = clock.now() + TIME_BUDGET_MS;
  const erasure = await erasures.find(erasureId);
  if (!erasure) throw new InvalidInput(`no erasure ${erasureId}`);
  const { numbers } = await erasureScope(erasure, items);

  const counts = { leads: 0, tasks: 0, handedOver: 0 };
  for (const number of numbers) {
    if (clock.now() >= stopAt) throw new MoreToErase(`${numbers.length} leads are too many for one invocation`);
    const { resurrected, ...erased } = await records.erase(recordsOf(number), { erasureId, pass, now: clock.now() });
    await erasures.add(erasureId, { ...erased, resurrected }, clock.now());
    for (const what of ['leads', 'tasks', 'handedOver'] as const) counts[what] += erased[what];
  }
  return counts;
}

const recordsOf = ({ callerId, isOwn, isWhole, callbacks }: NumberInScope) => ({
  callerId,
  isOwn,
  isWhole,
  attemptIds: callbacks.flatMap(({ callbackId, attempt = 0 }) => Array.from({ length: attempt }, (_, n) => attemptIdOf(callbackId, n + 1))),
});
