import { type Receipt, receiptOf } from '../shared/domain/erasure';
import { InvalidInput } from '../shared/domain/errors';
import type { Erasures } from '../shared/ports/erasures';

/** Everything is gone: the row becomes the receipt. Closed again, it says the same. */
export async function closeErasure(
  erasureId: string,
  erasures: Pick<Erasures, 'find' | 'close'>,
  clock: { now(): number },
): Promise<Receipt> {
  await erasures.close(erasureId, clock.now());
  const erasure = await erasures.find(erasureId);
  if (!erasure) throw new InvalidInput(`no erasure ${erasureId}`);
  return receiptOf(erasure);
}
