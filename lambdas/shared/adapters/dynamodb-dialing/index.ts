import { type Callback, RANK } from '../../domain/callback';
import { isFailing } from '../../domain/dialer-line';
import type { LinePolicy } from '../../domain/dialing-policy';
import { measure } from '../../observability';
import type { Dialing } from '../../ports/dialing';
import type { Key } from '../dynamodb/access';
import type { Item } from '../dynamodb/attribute-values';
import type { Change } from '../dynamodb/expressions';
import { type DynamodbTableOptions, dynamodbTable } from '../dynamodb/table';
import { callbackOf, liveKey, profileKey, rowKey } from '../dynamodb-callbacks/callback-row';
import { claimed, givenBack } from '../dynamodb-callbacks/moves';
import { rung, slotGivenBack, slotTaken, unrung } from './claims';
import { slotsKey, suppressKey, switchKey } from './keys';
import { lineOf, STOPPED, standingOf, switchOf } from './standing';

export interface DynamodbDialingOptions extends DynamodbTableOptions {
  /** Of Amazon Connect: its line is the one that all its calls share. */
  readonly instanceId: string;
  readonly policy: LinePolicy;
}

/** The items around a call: `DIALER#…` (line and switch), `PHONE#…` (one live callback a number), `SUPPRESS#…`. Every call has a deadline of 800 ms. */
export function dynamodbDialing({ instanceId, policy, ...options }: DynamodbDialingOptions): Dialing {
  const table = dynamodbTable(options);
  const [slots, dialing] = [slotsKey(instanceId), switchKey(instanceId)];
  const rowOf = async (callbackId: string) => {
    const item = await table.get(rowKey(callbackId));
    return item && callbackOf(item);
  };

  return {
    async standing(callerId) {
      const keys: readonly Key[] = [liveKey(callerId), suppressKey(callerId), profileKey(callerId), slots, dialing];
      const [live, suppressed, profile, line, dial] = await table.getMany(keys);
      return standingOf({ live, suppressed, profile, slots: line, dialing: dial });
    },

    async claim(row, claim, slot, standing) {
      const failed = await table.transact([
        { update: rowKey(row.callbackId), change: claimed(row, claim) },
        { update: slots, change: slotTaken(row, slot, standing.line, policy) },
        { update: liveKey(row.callerId), change: rung(row, claim, standing) },
        { check: suppressKey(row.callerId), change: { condition: 'attribute_not_exists(PK)' } },
        { check: dialing, change: { condition: 'attribute_not_exists(#dialing) OR #dialing <> :stopped', values: { stopped: STOPPED } } },
      ]);
      if (failed.size > 0) return undefined;
      const { reason: _reason, place: _place, ...rest } = row;
      return { ...rest, ...CLAIMED, version: row.version + 1, claim } satisfies Callback;
    },

    async giveBack(row, claimId, deferral, rings) {
      const failed = await table.transact([
        { update: rowKey(row.callbackId), change: givenBack(claimId, deferral, 1) },
        { update: slots, change: slotGivenBack(row) },
        { update: liveKey(row.callerId), change: unrung(rings) },
      ]);
      return failed.size === 0 ? rowOf(row.callbackId) : undefined;
    },

    async state() {
      const [line, dial] = await table.getMany([slots, dialing]);
      return { line: lineOf(line), dialing: switchOf(dial) };
    },

    async takePlace(now) {
      const { after } = await always(table.update(slots, { set: { placedAt: now }, add: { position: 1 } }));
      return lineOf(after);
    },

    async leavePlace() {
      await table.update(slots, { add: { position: -1 } });
    },

    async release(attemptId, heldMs) {
      const held = new Set([attemptId]);
      const result = await table.update(slots, {
        condition: 'contains(#held, :attemptId)',
        values: { attemptId },
        add: { calls: 1, callMs: Math.max(Math.round(heldMs), 0) },
        take: { held },
      });
      if (!('after' in result)) return false;
      const { calls, callMs } = lineOf(result.after);
      if (calls >= MEASURED_CALLS) await table.update(slots, halved(calls, callMs));
      return true;
    },

    async fails(now) {
      const { after } = await always(table.update(slots, { add: { failed: 1 } }));
      const line = lineOf(after);
      const brokenUntil = now + policy.breaker.pauseSeconds * 1000;
      if (line.brokenUntil !== undefined) await table.update(slots, { condition: 'attribute_exists(#brokenUntil)', set: { brokenUntil } });
      else if (isFailing(line, policy)) {
        const opened = await table.update(slots, {
          condition: 'attribute_not_exists(#brokenUntil)',
          set: { brokenUntil, dialed: 0, failed: 0 },
        });
        if ('after' in opened) measure('breaker opened', [{ metrics: { DialerBreakerOpened: [1, 'Count'] } }]);
      }
    },

    async recovers() {
      await table.update(slots, { condition: 'attribute_exists(#brokenUntil)', set: { dialed: 0, failed: 0 }, remove: ['brokenUntil'] });
    },

    async correctPosition({ position: before, placedAt }, position) {
      await table.update(slots, {
        condition: `#position = :before AND ${placedAt === undefined ? 'attribute_not_exists(#placedAt)' : '#placedAt = :read'}`,
        values: { before, ...(placedAt !== undefined && { read: placedAt }) },
        set: { position },
      });
    },

    async setStopped(isStopped, { reason, at }) {
      await table.update(dialing, { set: { dialing: isStopped ? STOPPED : 'on', reason, at } });
    },
  };
}

const CLAIMED = { state: 'DIALING', rank: RANK.DIALING } as const;

/** What a call takes changes over the day: of so many measured calls half is forgotten. */
const MEASURED_CALLS = 64;
const halved = (calls: number, callMs: number): Change => ({
  condition: '#calls = :before',
  values: { before: calls },
  set: { calls: calls / 2, callMs: Math.round(callMs / 2) },
});

/** Of an update without a condition. */
async function always(
  update: Promise<{ readonly after: Item } | { readonly unchanged: Item | undefined }>,
): Promise<{ readonly after: Item }> {
  const result = await update;
  if (!('after' in result)) throw new Error('an update without a condition was refused');
  return result;
}
