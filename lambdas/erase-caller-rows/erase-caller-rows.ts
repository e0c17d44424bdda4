import { afterEnd } from '../shared/after-end';
import type { Callback } from '../shared/domain/callback';
import { InvalidInput, MoreToErase } from '../shared/domain/errors';
import type { ErasureInput } from '../shared/erasure-input';
import { erasureScope } from '../shared/erasure-scope';
import type { CallerItems } from '../shared/ports/caller-items';
import type { Dialing } from '../shared/ports/dialing';
import type { Erasures } from '../shared/ports/erasures';
import type { Workflows } from '../shared/ports/workflows';

export interface EraseCallerRowsPorts {
  readonly erasures: Pick<Erasures, 'find' | 'add'>;
  readonly items: CallerItems;
  readonly dialing: Pick<Dialing, 'release' | 'fails' | 'leavePlace'>;
  readonly workflows: Pick<Workflows, 'completeToken'>;
}

/** With the longest last step, within the function's time. */
export const TIME_BUDGET_MS = 12_000;

/**
 * Everything of the person that the table holds. A callback that waits is not dialled anymore: it is ERASED, its place, its slot and its monitor
 * are told. What is gone stays gone when this is repeated.
 */
export async function eraseCallerRows(
  { erasureId, pass }: ErasureInput,
  ports: EraseCallerRowsPorts,
  clock: { now(): number },
): Promise<{ readonly callbacks: number; readonly items: number }> {
  const { erasures, items } = ports;
  const stopAt = clock.now() + TIME_BUDGET_MS;
  const erasure = await erasures.find(erasureId);
  if (!erasure) throw new InvalidInput(`no erasure ${erasureId}`);
  const { callbacks, numbers } = await erasureScope(erasure, items);

  const counts = { callbacks: 0, items: 0 };
  const save = () =>
    erasures.add(erasureId, { ...counts, ...(pass === 2 && { resurrected: counts.callbacks + counts.items }) }, clock.now());
  for (const { callbackId } of callbacks) {
    if (clock.now() >= stopAt) {
      await save();
      throw new MoreToErase(`${callbacks.length} callbacks are too many for one invocation`);
    }
    const { before, after, items: others } = await items.eraseCallback(callbackId);
    counts.items += others;
    if (!before || !after) continue;
    counts.callbacks++;
    await letGo(before, after, ports, clock.now());
  }
  // Of another number only counts are kept, and when it was rung: its owner may be promised a call meanwhile.
  for (const { callerId, isOwn } of numbers) if (isOwn) counts.items += await items.forget(callerId);
  await save();
  return counts;
}

/** Nobody waits in vain for what is erased. */
async function letGo(before: Callback, after: Callback, { dialing, workflows }: EraseCallerRowsPorts, now: number): Promise<void> {
  if (before.state === 'REQUESTED' && before.place !== undefined) await dialing.leavePlace();
  await afterEnd(after, { dialing, workflows }, now);
}
