import type { LinePolicy } from './dialing-policy';

/** Every call that Atlas places goes through one line: `DIALER#<instance>` | `SLOTS`. Times in epoch ms. */
export interface DialerLine {
  /** How many promises wait for their call. */
  readonly position: number;
  /** attemptIds of the calls under way. */
  readonly held: ReadonlySet<string>;
  /** Until when the line has been used up by the calls already started, one at a time: the bucket's level, as a time. */
  readonly paceAt: number;
  /** Calls that have given their line back since counting began, and how long they took together. */
  readonly calls: number;
  readonly callMs: number;
  /** Of the latest dials, how many there were and how many failed. */
  readonly dialed: number;
  readonly failed: number;
  /** The breaker: absent, dialing is free; in the future, nobody dials; in the past, one may try. */
  readonly brokenUntil?: number;
  /** When a place was taken last. */
  readonly placedAt?: number;
}

export const EMPTY_LINE: DialerLine = { position: 0, held: new Set(), paceAt: 0, calls: 0, callMs: 0, dialed: 0, failed: 0 };

/** The configured estimate counts as much as so many measured calls. */
const ESTIMATE_WEIGHS_CALLS = 8;

export const meanCallSeconds = ({ calls, callMs }: Pick<DialerLine, 'calls' | 'callMs'>, policy: LinePolicy): number =>
  (callMs / 1000 + ESTIMATE_WEIGHS_CALLS * policy.meanCallSeconds) / (calls + ESTIMATE_WEIGHS_CALLS);

/** When the call of whoever stands at this place of the line may start, if calls end evenly. */
export function waitSeconds(line: DialerLine, policy: LinePolicy): number {
  const position = Math.max(line.position, 0);
  const free = freeLines(line, policy);
  const forItsTurn = position / policy.callsPerSecond;
  const forFreeLine = ((position - free) * meanCallSeconds(line, policy)) / policy.concurrentCalls;
  return Math.max(forItsTurn, forFreeLine, 0);
}

/**
 * Lines that were taken together come free together: whoever waits for one of them waits for up to a whole call longer than if calls ended
 * evenly. In between, and rounded to the minute, it is right for both.
 */
const UNEVEN_SHARE_OF_CALL = 0.45;

/** How long a caller is told to wait. */
export function toldWaitSeconds(line: DialerLine, policy: LinePolicy): number {
  const isForFreeLine = line.position > freeLines(line, policy);
  return waitSeconds(line, policy) + (isForFreeLine ? UNEVEN_SHARE_OF_CALL * meanCallSeconds(line, policy) : 0);
}

const freeLines = ({ held }: DialerLine, { concurrentCalls }: LinePolicy): number => Math.max(concurrentCalls - held.size, 0);

/** What a dial takes when the line lets it go. */
export interface Slot {
  /** Whether the bucket is full: time is counted from now on then, else on from `paceAt`. */
  readonly isFull: boolean;
  readonly now: number;
  readonly paceMs: number;
  /** `paceAt` may be up to here when the slot is taken … */
  readonly paceLimit: number;
  /** … and is not believed beyond this. */
  readonly absurdAt: number;
  /** The first dial after a pause: until when the next one waits. */
  readonly probeUntil?: number;
}

export type SlotDecision =
  | { readonly isFree: true; readonly slot: Slot }
  | { readonly isFree: false; readonly because: 'breaker' | 'lines' | 'pace'; readonly reason: string; readonly untilMs: number };

/** Far more than the clocks of two environments ever differ. */
const CLOCKS_DIFFER_MS = 60_000;

/** May one more call start now? A clock that ran ahead in another environment must not stop all others: what it left is not believed. */
export function slotIn(line: DialerLine, policy: LinePolicy, now: number): SlotDecision {
  const { brokenUntil } = line;
  if (brokenUntil !== undefined && brokenUntil > now)
    return { isFree: false, because: 'breaker', reason: 'too many calls fail at the moment', untilMs: brokenUntil };
  if (line.held.size >= policy.concurrentCalls) {
    const nextFreeMs = (meanCallSeconds(line, policy) * 1000) / policy.concurrentCalls;
    return { isFree: false, because: 'lines', reason: 'all lines are busy', untilMs: now + nextFreeMs };
  }
  const paceMs = Math.ceil(1000 / policy.callsPerSecond);
  const toleranceMs = (policy.burst - 1) * paceMs;
  const [paceLimit, absurdAt] = [now + toleranceMs, now + toleranceMs + CLOCKS_DIFFER_MS];
  const isFull = line.paceAt <= now || line.paceAt > absurdAt;
  if (!isFull && line.paceAt > paceLimit)
    return { isFree: false, because: 'pace', reason: 'other calls are being started', untilMs: line.paceAt - toleranceMs };
  const probe = brokenUntil !== undefined && { probeUntil: now + policy.breaker.pauseSeconds * 1000 };
  return { isFree: true, slot: { isFull, now, paceMs, paceLimit, absurdAt, ...probe } };
}

/** Whether so many of the latest dials failed that the others had better wait. */
export const isFailing = ({ dialed, failed }: Pick<DialerLine, 'dialed' | 'failed'>, { breaker }: LinePolicy): boolean =>
  dialed >= breaker.dials && failed >= breaker.failedShare * dialed;

/** Twice as many dials as the breaker looks at: the older half is forgotten, in proportion. */
export function forgetful(
  { dialed, failed }: Pick<DialerLine, 'dialed' | 'failed'>,
  { breaker }: LinePolicy,
): typeof EMPTY_COUNT | undefined {
  return dialed < 2 * breaker.dials ? undefined : { dialed: breaker.dials, failed: Math.round((failed * breaker.dials) / dialed) };
}

const EMPTY_COUNT = { dialed: 0, failed: 0 };
