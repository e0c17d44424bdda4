import { GONE, type Phase, phaseOf } from '../shared/domain/phase';
import type { Callbacks } from '../shared/ports/callbacks';

/** Where the callback stands now, read consistently. */
export async function readCallback(callbackId: string, callbacks: Pick<Callbacks, 'find'>, clock: { now(): number }): Promise<Phase> {
  const row = await callbacks.find(callbackId);
  return row ? phaseOf(row, clock.now()) : GONE;
}
