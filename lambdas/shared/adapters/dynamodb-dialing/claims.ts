import type { Callback } from '../../domain/callback';
import { type DialerLine, forgetful, type Slot } from '../../domain/dialer-line';
import type { LinePolicy } from '../../domain/dialing-policy';
import { attemptIdOf } from '../../domain/ids';
import { ringsWithinDay, type Standing } from '../../domain/standing';
import type { Claim } from '../../ports/dialing';
import type { Change } from '../dynamodb/expressions';

/** What a claim does to the line: one slot more in use, the pace, one waiting fewer, one dial more. Only while the line still lets it go. */
export function slotTaken(row: Callback, slot: Slot, line: DialerLine, policy: LinePolicy): Change {
  const forgotten = forgetful(line, policy);
  const pace = slot.isFull
    ? '(attribute_not_exists(#paceAt) OR #paceAt <= :now OR #paceAt > :absurdAt)'
    : '#paceAt > :now AND #paceAt <= :paceLimit';
  const breaker = slot.probeUntil === undefined ? 'attribute_not_exists(#brokenUntil)' : '#brokenUntil = :broken';
  return {
    condition: `(attribute_not_exists(#held) OR size(#held) < :lines) AND ${pace} AND ${breaker}`,
    values: {
      lines: policy.concurrentCalls,
      now: slot.now,
      ...(slot.isFull ? { absurdAt: slot.absurdAt } : { paceLimit: slot.paceLimit }),
      ...(slot.probeUntil !== undefined && { broken: line.brokenUntil }),
    },
    set: {
      ...(slot.isFull && { paceAt: slot.now + slot.paceMs }),
      ...(slot.probeUntil !== undefined && { brokenUntil: slot.probeUntil }),
      ...(forgotten && { dialed: forgotten.dialed + 1, failed: forgotten.failed }),
    },
    add: {
      held: new Set([attemptIdOf(row.callbackId, row.attempt)]),
      ...(!slot.isFull && { paceAt: slot.paceMs }),
      ...(!forgotten && { dialed: 1 }),
      ...(row.place !== undefined && { position: -1 }),
    },
  };
}

/** Back in the line, without a slot. */
export const slotGivenBack = (row: Callback): Change => ({
  add: { position: 1 },
  take: { held: new Set([attemptIdOf(row.callbackId, row.attempt)]) },
});

/** The number is rung, by its own live callback only. Nobody else can have rung it since it was read: that would have moved the row. */
export const rung = ({ callbackId, expiresAt }: Callback, { at }: Claim, { liveCallbackId, rings }: Standing): Change => ({
  condition: liveCallbackId === undefined ? 'attribute_not_exists(#callbackId)' : '#callbackId = :callbackId',
  set: { callbackId, rings: [...ringsWithinDay(rings, at), at], expiresAt },
});

/** As before the claim. */
export const unrung = (rings: readonly number[]): Change => ({ set: { rings: [...rings] } });
