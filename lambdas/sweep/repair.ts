import { afterEnd } from '../shared/after-end';
import { type Callback, isEnded, isLeadPending } from '../shared/domain/callback';
import { attemptIdOf } from '../shared/domain/ids';
import { CALL_EVIDENCE_EVERY_MS, DIAL_EVIDENCE_EVERY_MS, isOverdue, REPAIR_AFTER_MS, START_LOST_MS } from '../shared/domain/patience';
import { planAttempt } from '../shared/plan-attempt';
import { reconcile } from '../shared/reconcile';
import type { SweepOptions, SweepPorts } from './ports';
import type { Tally } from './tally';

export interface Repair {
  readonly now: number;
  readonly tally: Tally;
  readonly options: SweepOptions;
  /** attemptIds that hold a slot. */
  readonly held: ReadonlySet<string>;
}

/** Does for one row what should have been done by now, except its lead, and gives the row as it stands then. What fails is counted, and stops nothing else. */
export async function repair(row: Callback, ports: SweepPorts, { now, tally, options, held }: Repair): Promise<Callback> {
  const { callbacks, workflows } = ports;
  let current = row;
  if (needsEvidence(row, now)) {
    await tally.attempt(async () => {
      current = await reconcile(row, ports, now);
      if (current !== row) tally.count('reconciled');
    });
  }
  const ended = current;
  if (isEnded(ended) && (ended.taskToken || held.has(attemptIdOf(ended.callbackId, ended.attempt))))
    await tally.attempt(() => afterEnd(ended, ports, now), 'woken');
  if (hasNoPlan(ended, row, now)) {
    await tally.attempt(async () => {
      current = await planAttempt(ended, ports, options, now);
      tally.count('planned');
    });
  }
  if (hasNotStarted(current, now)) await tally.attempt(() => workflows.startCallback(current.callbackId), 'started');
  if (hasNoMonitor(current, now)) await tally.attempt(() => workflows.startMonitor(current.callbackId), 'monitored');
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

/** Its monitor has had its minute; what the sweep itself has just ended waits for nobody, so that a person hears of it at once. */
const hasNoPlan = (row: Callback, before: Callback, now: number): boolean =>
  isEnded(row) && !row.isFinal && row.state !== 'ERASED' && (row !== before || now - (row.endedAt ?? row.requestedAt) >= REPAIR_AFTER_MS);

const hasNotStarted = ({ state, dueAt }: Callback, now: number): boolean => state === 'REQUESTED' && now - dueAt * 1000 >= START_LOST_MS;

/** A monitor stores its token within seconds of its start. */
const hasNoMonitor = (row: Callback, now: number): boolean =>
  !isEnded(row) && row.taskToken === undefined && now - row.requestedAt >= REPAIR_AFTER_MS;
