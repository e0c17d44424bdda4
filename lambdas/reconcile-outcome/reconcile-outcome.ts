import { type AfterEndPorts, releaseLine } from '../shared/after-end';
import type { CallbackState } from '../shared/domain/callback';
import type { Callbacks } from '../shared/ports/callbacks';
import { type ReconcilePorts, reconcile } from '../shared/reconcile';

export interface ReconcileOutcomePorts extends ReconcilePorts {
  readonly callbacks: Pick<Callbacks, 'find' | 'move'>;
  readonly dialing: AfterEndPorts['dialing'];
}

/** The monitor waited in vain: looks for evidence itself. The monitor reads the row next, so no token is completed here. */
export async function reconcileOutcome(
  callbackId: string,
  ports: ReconcileOutcomePorts,
  clock: { now(): number },
): Promise<{ readonly state: CallbackState | 'GONE' }> {
  const row = await ports.callbacks.find(callbackId);
  if (!row) return { state: 'GONE' };
  const now = await reconcile(row, ports, clock.now());
  await releaseLine(now, ports.dialing, clock.now());
  return { state: now.state };
}
