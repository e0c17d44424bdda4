import { isEnded } from '../lambdas/shared/domain/callback';
import { meanCallSeconds } from '../lambdas/shared/domain/dialer-line';
import type { LinePolicy } from '../lambdas/shared/domain/dialing-policy';
import { isOverdue } from '../lambdas/shared/domain/patience';
import type { Callbacks } from '../lambdas/shared/ports/callbacks';
import type { Dialing } from '../lambdas/shared/ports/dialing';

/** How the line of all calls stands; nothing personal. Times in ISO 8601. */
export interface DialingStatus {
  readonly dialing: 'on' | 'stopped';
  /** Of whoever stopped or started it last. */
  readonly reason?: string;
  readonly since?: string;
  readonly breaker: {
    readonly state: 'closed' | 'open' | 'trying';
    readonly until?: string;
    readonly dialed: number;
    readonly failed: number;
  };
  readonly held: { readonly slots: number; readonly of: number; readonly attempts: readonly string[] };
  /** Promises in the line, by its own count. */
  readonly waiting: number;
  /** Callbacks that are promised and not yet dialed, as far as one look reaches. */
  readonly promised: {
    readonly callbacks: number;
    readonly isAll: boolean;
    readonly due: number;
    readonly overdue: number;
    readonly nextDueAt?: string;
  };
  readonly meanCallSeconds: number;
}

export interface StatusSources {
  readonly dialing: Pick<Dialing, 'state'>;
  readonly callbacks: Pick<Callbacks, 'open'>;
  readonly policy: LinePolicy;
  readonly now: number;
}

const ROWS_PER_LOOK = 500;
const AHEAD_SECONDS = 7 * 24 * 60 * 60;

export async function dialingStatus({ dialing, callbacks, policy, now }: StatusSources): Promise<DialingStatus> {
  const nowSeconds = Math.floor(now / 1000);
  const [state, { rows, failures }] = await Promise.all([dialing.state(), callbacks.open(nowSeconds + AHEAD_SECONDS, ROWS_PER_LOOK)]);
  const { isStopped, reason, at } = state.dialing;
  const promised = rows.filter((row) => !isEnded(row) && row.state === 'REQUESTED');
  const due = promised.filter(({ dueAt }) => dueAt <= nowSeconds);
  const next = promised.find(({ dueAt }) => dueAt > nowSeconds) ?? promised[0];
  const { line } = state;
  const { dialed, failed, brokenUntil } = line;
  return {
    dialing: isStopped ? 'stopped' : 'on',
    ...(reason !== undefined && { reason }),
    ...(at !== undefined && { since: iso(at) }),
    breaker: {
      state: brokenUntil === undefined ? 'closed' : brokenUntil > now ? 'open' : 'trying',
      ...(brokenUntil !== undefined && { until: iso(brokenUntil) }),
      dialed,
      failed,
    },
    held: { slots: line.held.size, of: policy.concurrentCalls, attempts: [...line.held].sort() },
    waiting: Math.max(line.position, 0),
    promised: {
      callbacks: promised.length,
      isAll: rows.length < ROWS_PER_LOOK && failures.length === 0,
      due: due.length,
      overdue: due.filter((row) => isOverdue(row, now)).length,
      ...(next && { nextDueAt: iso(next.dueAt * 1000) }),
    },
    meanCallSeconds: Math.round(meanCallSeconds(line, policy)),
  };
}

export function statusText(status: DialingStatus): string {
  const { dialing, reason, since, breaker, held, waiting, promised } = status;
  const why = [since && `since ${since}`, reason].filter(Boolean).join(': ');
  const lines: readonly (readonly [string, string])[] = [
    ['dialing', `${dialing.toUpperCase()}${why && ` ${why}`}`],
    [
      'breaker',
      `${BREAKER[breaker.state]}${breaker.until ? ` (${breaker.until})` : ''}; ${breaker.failed} of the latest ${breaker.dialed} dials failed`,
    ],
    ['calls', `${held.slots} of ${held.of} lines are in use; a call takes ${status.meanCallSeconds} s`],
    ['waiting', `${waiting} in the line`],
    [
      'promised',
      `${promised.isAll ? '' : 'at least '}${promised.callbacks} to be called, ${promised.due} of them due, ${promised.overdue} overdue` +
        (promised.nextDueAt ? `; next ${promised.nextDueAt}` : ''),
    ],
  ];
  return lines.map(([name, text]) => `${name.padEnd(9)} ${text}\n`).join('');
}

const BREAKER = { closed: 'closed', open: 'OPEN until', trying: 'open since, one call at a time is tried' } as const;

const iso = (ms: number): string => new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
