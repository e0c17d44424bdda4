import type { DialerLine } from './dialer-line';

/** All that is known of a number and of the line, read consistently, when somebody asks whether it may be called. Times in epoch ms. */
export interface Standing {
  /** Whose callback to this number is the live one; the row says whether it still is. */
  readonly liveCallbackId?: string;
  /** When this number was rung, oldest first, for the last 24 hours at least: the claims, since nobody knows better. */
  readonly rings: readonly number[];
  /** Until when another callback's last ring keeps this number quiet. */
  readonly quietUntil: number;
  /** On the do-not-call list, or erased. */
  readonly isSuppressed: boolean;
  /** When whoever rings from it has last asked to be forgotten. */
  readonly erasedAt?: number;
  /** As recorded with the caller; absent: never said. */
  readonly consent?: 'given' | 'withdrawn';
  /** Where the person said they are, beside what their number says. */
  readonly zone?: string;
  readonly line: DialerLine;
  /** Somebody has stopped all dialing. */
  readonly isStopped: boolean;
}

const DAY_MS = 24 * 60 * 60_000;

/** Rings older than a day count for nothing. */
export const ringsWithinDay = (rings: readonly number[], now: number): readonly number[] => rings.filter((at) => at > now - DAY_MS);

/** Clocks differ, and a dial that was slow rings later than it was claimed. */
const RING_LAG_MS = 2 * 60_000;

/** From when on a new callback may ring a number that an earlier one has rung. */
export function quietUntilAfter(rings: readonly number[], minutesBetweenCallbacks: number): number {
  const last = rings.at(-1);
  return last === undefined ? 0 : last + minutesBetweenCallbacks * 60_000 + RING_LAG_MS;
}
