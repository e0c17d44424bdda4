import { type Callback, type CallbackState, RANK } from '../../domain/callback';
import type { Evidence } from '../../ports/callbacks';
import type { Change } from '../dynamodb/expressions';
import { shardOf } from './callback-row';

/**
 * Every way a row may move, as conditional writes that only raise (attempt, rank): duplicates and reordering cannot move it back.
 * Each raises the version, and puts the row back among the open ones.
 */

type Deferral = { readonly dueAt: number; readonly reason: string };

const RAISED = { version: 1 };

/** For exactly one claimant. */
export const claimed = (claim: { readonly id: string; readonly at: number }): Change => ({
  condition: '#state = :requested AND #dueAt <= :nowSeconds',
  values: { requested: 'REQUESTED', nowSeconds: Math.floor(claim.at / 1000) },
  set: { state: 'DIALING', rank: RANK.DIALING, claim: { ...claim } },
  add: RAISED,
  remove: ['reason'],
});

/** The one way down: by the holder of the claim, on proof that nothing was executed. */
export const givenBack = (claimId: string, { dueAt, reason }: Deferral): Change => ({
  condition: '#state = :dialing AND #claim.#id = :claimId',
  values: { dialing: 'DIALING', claimId },
  set: { state: 'REQUESTED', rank: RANK.REQUESTED, dueAt, reason },
  add: { ...RAISED, deferrals: 1 },
  remove: ['claim'],
});

export const deferred = (attempt: number, { dueAt, reason }: Deferral): Change => ({
  condition: '#attempt = :attempt AND #state = :requested AND #dueAt < :dueAt',
  values: { attempt, requested: 'REQUESTED' },
  set: { dueAt, reason },
  add: RAISED,
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
    remove: reason === undefined ? ['reason'] : [],
  };
}

/** Up from UNKNOWN, by late evidence, which knows better than whoever gave up. */
export function corrected(
  { callbackId, attempt }: Pick<Callback, 'callbackId' | 'attempt'>,
  state: CallbackState,
  evidence: Evidence,
): Change {
  return {
    condition: '#attempt = :attempt AND #rank < :rank AND #state = :unknown',
    values: { attempt, unknown: 'UNKNOWN' },
    set: { ...evidence, state, rank: RANK[state], openShard: shardOf(callbackId) },
    add: RAISED,
    remove: evidence.reason === undefined ? ['reason'] : [],
  };
}

export const mayCorrect = (state: CallbackState): boolean => RANK[state] > RANK.UNKNOWN && state !== 'ERASED' && !FROM_REQUESTED.has(state);

const FROM_REQUESTED: ReadonlySet<CallbackState> = new Set(['REFUSED', 'CANCELED']);

/** Outranks every attempt; nothing of it is open, because nothing of it may be projected. */
const erased = (): Change => ({
  condition: 'attribute_exists(PK) AND #rank < :rank',
  set: { state: 'ERASED', rank: RANK.ERASED },
  add: RAISED,
  remove: ['openShard', 'reason'],
});
