import { GONE, type Phase, phaseOf } from '../shared/domain/phase';
import type { Callbacks } from '../shared/ports/callbacks';

/**
 * What follows an ended attempt: nothing, so the phase stays `ended`. The monitor acts on the phase alone and goes on waiting
 * as soon as it says so.
 * Not here: the retry policy, which would move the row to (attempt + 1, REQUESTED).
 */
export async function planNextAttempt(callbackId: string, callbacks: Pick<Callbacks, 'find'>, clock: { now(): number }): Promise<Phase> {
  const row = await callbacks.find(callbackId);
  return row ? phaseOf(row, clock.now()) : GONE;
}
