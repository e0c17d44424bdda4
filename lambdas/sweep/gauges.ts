import { type Callback, isLeadPending } from '../shared/domain/callback';
import type { DialerLine } from '../shared/domain/dialer-line';
import type { Erasure } from '../shared/domain/erasure';
import type { MetricSet } from '../shared/metrics';

/** How everything stands that the sweep has seen, for alarms and for whoever looks. */
export interface Standings {
  /** Undefined: it could not be read. */
  readonly line: DialerLine | undefined;
  readonly isStopped: boolean | undefined;
  /** Open rows, after their repair. */
  readonly rows: readonly Callback[];
  /** Those that are not done. Undefined: they could not be listed. */
  readonly erasures: readonly Erasure[] | undefined;
  readonly failed: number;
  readonly now: number;
}

/** `SweepRan` is the heartbeat: its absence is the alarm. What could not be read is left out. */
export function gaugesOf({ line, isStopped, rows, erasures, failed, now }: Standings): MetricSet {
  const pending = rows.filter((row) => row.state !== 'ERASED' && isLeadPending(row));
  const late = rows.filter(({ state, dueAt }) => state === 'REQUESTED' && dueAt * 1000 <= now);
  const seconds = (since: readonly number[]) => Math.round(Math.max(0, ...since.map((at) => now - at)) / 1000);
  return {
    metrics: {
      SweepRan: [1, 'Count'],
      SweepFailures: [failed, 'Count'],
      LeadsPending: [pending.length, 'Count'],
      OldestLeadPending: [seconds(pending.map(({ endedAt, requestedAt }) => endedAt ?? requestedAt)), 'Seconds'],
      CallbacksDue: [late.length, 'Count'],
      OldestCallbackDue: [seconds(late.map(({ dueAt }) => dueAt * 1000)), 'Seconds'],
      ErasuresOpen: [erasures?.length, 'Count'],
      OldestErasure: [erasures && seconds(erasures.map(({ requestedAt }) => requestedAt)), 'Seconds'],
      DialerSlotsHeld: [line?.held.size, 'Count'],
      DialerWaiting: [line && Math.max(line.position, 0), 'Count'],
      DialerBreakerOpen: [line && (line.brokenUntil === undefined ? 0 : 1), 'Count'],
      DialingStopped: [isStopped === undefined ? undefined : isStopped ? 1 : 0, 'Count'],
    },
  };
}
