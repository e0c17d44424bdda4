import { type Callback, isEnded, isLeadPending } from './callback';
import { CALL_EVIDENCE_EVERY_MS, DIAL_EVIDENCE_EVERY_MS } from './patience';

/** What statemachines/call-monitor.asl.json knows of a callback; nothing personal. */
export interface Phase {
  readonly phase: 'due' | 'waiting' | 'ended';
  readonly attempt: number;
  /** Epoch seconds. */
  readonly dueAt: number;
  /** How long Await Outcome waits before somebody looks; at least 1, the least a time-out may be. */
  readonly waitSeconds: number;
  readonly leadPending: boolean;
}

/** A row that is gone (expired) has nothing left to wait for. */
export const GONE: Phase = { phase: 'ended', attempt: 0, dueAt: 0, waitSeconds: 1, leadPending: false };

export function phaseOf(row: Callback, now: number): Phase {
  return {
    phase: isEnded(row) ? 'ended' : isDue(row, now) ? 'due' : 'waiting',
    attempt: row.attempt,
    dueAt: row.dueAt,
    waitSeconds: Math.max(1, Math.ceil((nextLookAt(row, now) - now) / 1000)),
    leadPending: row.state !== 'ERASED' && isLeadPending(row),
  };
}

const isDue = ({ state, dueAt }: Callback, now: number): boolean => state === 'REQUESTED' && dueAt * 1000 <= now;

function nextLookAt(row: Callback, now: number): number {
  if (isEnded(row)) return now;
  if (row.state === 'REQUESTED') return isDue(row, now) ? now + DIAL_EVIDENCE_EVERY_MS : row.dueAt * 1000;
  if (row.state === 'ANSWERED') return now + CALL_EVIDENCE_EVERY_MS;
  const claimedAt = row.claim?.at ?? now;
  return claimedAt + DIAL_EVIDENCE_EVERY_MS * (Math.floor((now - claimedAt) / DIAL_EVIDENCE_EVERY_MS) + 1);
}
