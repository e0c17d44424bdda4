import { type Callback, isEnded } from './domain/callback';
import { isNetworkFailure } from './domain/contact-outcome';
import { attemptIdOf } from './domain/ids';
import type { Dialing } from './ports/dialing';
import type { Workflows } from './ports/workflows';
import { wakeMonitor } from './wake-monitor';

export interface AfterEndPorts {
  readonly dialing: Pick<Dialing, 'release' | 'fails'>;
  readonly workflows: Pick<Workflows, 'completeToken'>;
}

/** What the end of an attempt owes to others: its line given back, its monitor woken. Harmless when repeated, by whoever sees the end. */
export async function afterEnd(row: Callback, { dialing, workflows }: AfterEndPorts, now: number): Promise<void> {
  const [released, woken] = await Promise.allSettled([releaseLine(row, dialing, now), wakeMonitor(row, workflows)]);
  for (const settled of [released, woken]) if (settled.status === 'rejected') throw settled.reason;
}

/** Nothing for an attempt that never had a line, or is not over. A call that the network failed says something about the next ones. */
export async function releaseLine(row: Callback, dialing: AfterEndPorts['dialing'], now: number): Promise<void> {
  if (!row.claim || !isEnded(row)) return;
  const wasHeld = await dialing.release(attemptIdOf(row.callbackId, row.attempt), (row.endedAt ?? now) - row.claim.at);
  if (wasHeld && row.state === 'FAILED' && row.contactId !== undefined && isNetworkFailure(row.reason)) await dialing.fails(now);
}
