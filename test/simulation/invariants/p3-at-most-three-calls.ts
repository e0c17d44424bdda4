import type { Dial } from '../facts/facts';
import { groupBy, type Invariant } from './invariant';

const DAY_MS = 24 * 3_600_000;
const MOST_CALLS = 3;
/** Environments' clocks differ. */
const TOLERANCE_MS = 60_000;
/** How long after the end of a call that was not answered the next attempt may come at the earliest; what is not listed is not tried again. */
const AGAIN_AFTER_MS: Readonly<Record<string, number>> = { TELECOM_BUSY: 30 * 60_000, TELECOM_UNANSWERED: 4 * 3_600_000 };

/** At most three calls a number a day, and a second one only where the retry policy has one. */
export const atMostThreeCalls: Invariant = {
  id: 'P3',
  says: 'at most 3 calls per number per day, retries only as the policy table allows',
  always: ({ dials }) => [
    ...[...groupBy(dials, ({ number }) => number).values()].flatMap(tooMany),
    ...[...groupBy(dials, ({ callbackId }) => callbackId).values()].flatMap(tooSoon),
  ],
};

const tooMany = (dials: readonly Dial[]): string[] =>
  dials.some((dial, index) => dial.at - (dials[index - MOST_CALLS]?.at ?? Number.NEGATIVE_INFINITY) < DAY_MS)
    ? [`a number was called more than ${MOST_CALLS} times within a day`]
    : [];

function tooSoon(dials: readonly Dial[]): string[] {
  return dials.flatMap((dial, index) => {
    const before = dials[index - 1];
    if (!before || before.attempt === dial.attempt) return []; // the same attempt twice: I3 tells
    const againAfterMs = before.answeredAt === undefined ? AGAIN_AFTER_MS[before.reason ?? ''] : undefined;
    if (againAfterMs !== undefined && dial.at - (before.endedAt ?? dial.at) >= againAfterMs - TOLERANCE_MS) return [];
    return [
      `callback ${dial.callbackId} was tried again after ${before.reason ?? 'nothing'}${before.answeredAt === undefined ? '' : ' of an answered call'}`,
    ];
  });
}
