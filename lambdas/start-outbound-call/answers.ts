import { afterEnd } from '../shared/after-end';
import type { Callback, CallbackState } from '../shared/domain/callback';
import type { Deferral, Evidence } from '../shared/ports/callbacks';
import { wakeMonitor } from '../shared/wake-monitor';
import type { StartOutboundCallPorts, StartResult } from './ports';

/** Moved or not, nobody dials: when the row stood elsewhere, somebody else was first. */
export async function end(
  row: Callback,
  state: CallbackState,
  evidence: Evidence,
  result: StartResult['result'],
  ports: StartOutboundCallPorts,
): Promise<StartResult> {
  const ended = await ports.callbacks.move(row, state, evidence);
  if (!ended) return claimed(row);
  if (row.place !== undefined) await ports.dialing.leavePlace();
  await afterEnd(ended, ports, evidence.endedAt ?? 0);
  return { result, ...(evidence.reason && { reason: evidence.reason }) };
}

export async function waiting(
  before: Callback,
  row: Callback | undefined,
  { dueAt, reason }: Deferral,
  { workflows }: Pick<StartOutboundCallPorts, 'workflows'>,
): Promise<StartResult> {
  if (!row) return claimed(before);
  await wakeMonitor(row, workflows);
  return { result: 'deferred', reason, dueAt };
}

/** Somebody else dials, or has dialed. */
export const claimed = ({ contactId }: Callback): StartResult => ({ result: 'claimed', ...(contactId && { contactId }) });
