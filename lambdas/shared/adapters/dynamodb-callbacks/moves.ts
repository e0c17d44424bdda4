import { type Callback, type CallbackState, RANK } from '../../domain/callback';
import type { Deferral, Evidence, Waiting } from '../../ports/callbacks';
import type { Claim } from '../../ports/dialing';
import type { Change } from '../dynamodb/expressions';
import { shardOf } from './callback-row';

/**
 * Every way a row may move, as conditional writes that only raise (attempt, rank): duplicates and reordering cannot move it back.
 * Each raises the version, unless sales need not see it, and puts the row back among the open ones.
 */

const RAISED = { version: 1 };

/** For exactly one claimant, of a row that is as it was read. Its place in the line is given up. */
export const claimed = ({ attempt, version }: Callback, claim: Claim): Change => ({
  condition: '#state = :requested AND #dueAt <= :nowSeconds AND #attempt = :attempt AND #version = :read',
  values: { requested: 'REQUESTED', nowSeconds: Math.floor(claim.at / 1000), attempt, read: version },
  set: { state: 'DIALING', rank: RANK.DIALING, claim: { ...claim } },
  add: RAISED,
  remove: ['reason', 'place'],
});

/** The one way down: by the holder of the claim, on proof that nothing was executed. */
export const givenBack = (claimId: string, { dueAt, reason }: Deferral, place: number): Change => ({
  condition: '#state = :dialing AND #claim.#id = :claimId',
  values: { dialing: 'DIALING', claimId },
  set: { state: 'REQUESTED', rank: RANK.REQUESTED, dueAt, reason, place },
  add: { ...RAISED, deferrals: 1 },
  remove: ['claim'],
});

export const deferred = (attempt: number, { dueAt, reason, isQuiet = false, leavesLine = false, place }: Deferral & Waiting): Change => ({
  condition: '#attempt = :attempt AND #state = :requested AND #dueAt < :dueAt',
  values: { attempt, requested: 'REQUESTED' },
  set: { dueAt, reason, place },
  ...(!isQuiet && { add: RAISED }),
  ...(leavesLine && { remove: ['place'] }),
});

export const rescheduled = (attempt: number, dueAt: number): Change => ({
  condition: '#attempt = :attempt AND #state = :requested AND #dueAt <> :dueAt',
  values: { attempt, requested: 'REQUESTED' },
  set: { dueAt },
  add: RAISED,
  remove: ['place', 'reason'],
});

export const held = (attempt: number, inboundContactId: string): Change => ({
  condition: '#attempt = :attempt AND #state = :requested',
  values: { attempt, requested: 'REQUESTED' },
  set: { inboundContactId },
});

/** To a higher rank, from anywhere but UNKNOWN: what the row knows already it knew first. */
export function raised(
  { callbackId, attempt }: Pick<Callback, 'callbackId' | 'attempt'>,
  state: CallbackState,
  evidence: Evidence,
): Change {
  const { reason, ...known } = evidence;
  if (state === 'ERASED') return erased();
  return {
    condition: `#attempt = :attempt AND #rank < :rank AND #state <> :unknown${FROM_REQUESTED.has(state) ? ' AND #state = :requested' : ''}`,
    values: { attempt, unknown: 'UNKNOWN', ...(FROM_REQUESTED.has(state) && { requested: 'REQUESTED' }) },
    set: { state, rank: RANK[state], openShard: shardOf(callbackId), reason },
    keep: { ...known },
    add: RAISED,
    remove: reason === undefined ? ['reason', 'place'] : ['place'],
  };
}

/** Up from UNKNOWN, by late evidence, which knows better than whoever gave up. A person was asked to call by then: nothing more follows. */
export function corrected(
  { callbackId, attempt }: Pick<Callback, 'callbackId' | 'attempt'>,
  state: CallbackState,
  evidence: Evidence,
): Change {
  return {
    condition: '#attempt = :attempt AND #rank < :rank AND #state = :unknown',
    values: { attempt, unknown: 'UNKNOWN' },
    set: { ...evidence, state, rank: RANK[state], openShard: shardOf(callbackId), isFinal: true },
    add: RAISED,
    remove: evidence.reason === undefined ? ['reason'] : [],
  };
}

export const mayCorrect = (state: CallbackState): boolean => RANK[state] > RANK.UNKNOWN && state !== 'ERASED' && !FROM_REQUESTED.has(state);

const FROM_REQUESTED: ReadonlySet<CallbackState> = new Set(['REFUSED', 'CANCELED']);

/** Outranks every attempt; nothing of it is open, because nothing of it may be projected. What stays are opaque ids, times and counts. */
export const erased = (): Change => ({
  condition: 'attribute_exists(PK) AND (#rank < :rank OR attribute_exists(#number))',
  set: { state: 'ERASED', rank: RANK.ERASED },
  add: RAISED,
  remove: ['openShard', 'reason', 'place', ...PERSONAL],
});

/** Of a row: in plain words, or by way of Connect's record of the contact, which knows the number. */
const PERSONAL = ['name', 'company', 'useCase', 'number', 'inboundContactId', 'contactId'] as const;

/** As it was read, and as nobody else has planned it. */
const UNPLANNED = '#attempt = :ended AND #version = :read AND #rank >= :over AND #state <> :erased AND attribute_not_exists(#isFinal)';
const unplanned = ({ attempt, version }: Callback) => ({ ended: attempt, read: version, over: RANK.UNKNOWN, erased: 'ERASED' });

/** (n, ended) → (n + 1, REQUESTED): of the ended attempt nothing stays but what is kept as ATTEMPT#n. */
export const followed = (row: Callback, { dueAt, reason }: Deferral): Change => ({
  condition: UNPLANNED,
  values: unplanned(row),
  set: {
    attempt: row.attempt + 1,
    state: 'REQUESTED',
    rank: RANK.REQUESTED,
    dueAt,
    reason,
    deferrals: 0,
    openShard: shardOf(row.callbackId),
  },
  add: RAISED,
  remove: ['claim', 'contactId', 'outcome', 'answeredAt', 'endedAt', 'place'],
});

/** Nothing follows. Sales sees no difference but in words, which are written with the next version anyway. */
export const final = (row: Callback): Change => ({
  condition: UNPLANNED,
  values: unplanned(row),
  set: { isFinal: true },
});
