import type { CallbackState } from '../shared/domain/callback';
import type { Callbacks } from '../shared/ports/callbacks';
import { type ReconcilePorts, reconcile } from '../shared/reconcile';

export interface ReconcileOutcomePorts extends ReconcilePorts {
  readonly callbacks: Pick<Callbacks, 'find' | 'move'>;
}

/** The monitor waited in vain: looks for evidence itself. The monitor reads the row next, so no token is completed here. */
export async function reconcileOutcome(
  callbackId: string,
  ports: ReconcileOutcomePorts,
  clock: { now(): number },
): Promise<{ readonly state: CallbackState | 'GONE' }> {
  const row = await ports.callbacks.find(callbackId);
  if (!row) return { state: 'GONE' };
  const { state } = await reconcile(row, ports, clock.now());
  return { state };
}
