import { type Callback, RANK } from '../../lambdas/shared/domain/callback';
import type { PhoneNumber } from '../../lambdas/shared/domain/phone-number';

/** Monday 2 November 2026, ten in the morning in San Francisco. */
export const NOW_MS = Date.UTC(2026, 10, 2, 18);
export const NOW_SECONDS = NOW_MS / 1000;

export const CALLBACK_ID = '0123456789abcdef0123456789abcdef';

/** A promise just made and due at once; `rank` follows from the state. */
export function callbackRow(changes: Partial<Callback> = {}): Callback {
  const state = changes.state ?? 'REQUESTED';
  return {
    callbackId: CALLBACK_ID,
    callerId: 'feedfacefeedfacefeedfacefeedface',
    requestedBy: 'feedfacefeedfacefeedfacefeedface',
    ordinal: 1,
    attempt: 1,
    dueAt: NOW_SECONDS,
    deferrals: 0,
    version: 1,
    syncedVersion: 0,
    number: '+14155552671' as PhoneNumber,
    name: 'Ada Lovelace',
    company: 'Analytical Engines',
    useCase: 'answering support calls at night',
    requestedAt: NOW_MS,
    expiresAt: NOW_SECONDS + 10 * 365 * 24 * 60 * 60,
    ...changes,
    state,
    rank: RANK[state],
  };
}

/** A clock that stands still until it is set. */
export function stoppedClock(nowMs = NOW_MS) {
  const clock = { at: nowMs, now: () => clock.at, pass: (ms: number) => (clock.at += ms) };
  return clock;
}
