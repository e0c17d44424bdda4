import { type Callback, isEnded, isLeadPending } from '../shared/domain/callback';
import { CALL_EVIDENCE_EVERY_MS, DIAL_EVIDENCE_EVERY_MS, isOverdue, REPAIR_AFTER_MS, START_LOST_MS } from '../shared/domain/patience';
import { reconcile } from '../shared/reconcile';
import { wakeMonitor } from '../shared/wake-monitor';
import type { SweepPorts } from './sweep';
import type { Tally } from './tally';

/** Does for one row what should have been done by now, except its lead, and gives the row as it stands then. What fails is counted, and stops nothing else. */
export async function repair(row: Callback, ports: SweepPorts, now: number, tally: Tally): Promise<Callback> {
  const { callbacks, workflows } = ports;
  let current = row;
  if (needsEvidence(row, now)) {
    await tally.attempt(async () => {
      current = await reconcile(row, ports, now);
      if (current !== row) tally.count('reconciled');
    });
  }
  if (hasNotStarted(current, now)) await tally.attempt(() => workflows.startCallback(current.callbackId), 'started');
  if (hasNoMonitor(current, now)) await tally.attempt(() => workflows.startMonitor(current.callbackId), 'monitored');
  if (isEnded(current) && current.taskToken) await tally.attempt(() => wakeMonitor(current, workflows), 'woken');
  // Synced, but whoever did it died before the row left the index of open ones.
  if (isEnded(current) && !isLeadPending(current)) await tally.attempt(() => callbacks.markSynced(current.callbackId, current.version));
  return current;
}

function needsEvidence(row: Callback, now: number): boolean {
  if (isEnded(row)) return false;
  if (row.state === 'REQUESTED') return isOverdue(row, now);
  if (row.state === 'ANSWERED') return now - (row.answeredAt ?? 0) >= CALL_EVIDENCE_EVERY_MS;
  return now - (row.claim?.at ?? 0) >= DIAL_EVIDENCE_EVERY_MS;
}

const hasNotStarted = ({ state, dueAt }: Callback, now: number): boolean => state === 'REQUESTED' && now - dueAt * 1000 >= START_LOST_MS;

/** A monitor stores its token within seconds of its start. */
const hasNoMonitor = (row: Callback, now: number): boolean =>
  !isEnded(row) && row.taskToken === undefined && now - row.requestedAt >= REPAIR_AFTER_MS;
