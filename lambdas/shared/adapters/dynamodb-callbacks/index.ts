import type { Callback } from '../../domain/callback';
import { InvalidInput } from '../../domain/errors';
import type { Callbacks } from '../../ports/callbacks';
import type { Change } from '../dynamodb/expressions';
import { type DynamodbTableOptions, dynamodbTable } from '../dynamodb/table';
import { callbackOf, FRESH, isClosable, isExpired, itemOf, profileKey, rowKey } from './callback-row';
import { claimed, corrected, deferred, givenBack, mayCorrect, raised } from './moves';
import { openCallbacks } from './open-callbacks';

/** The rows `CALLBACK#<id>` | `STATE` of the one table. Every call has a deadline of 800 ms. */
export function dynamodbCallbacks(options: DynamodbTableOptions): Callbacks {
  const table = dynamodbTable(options);

  const find = async (callbackId: string): Promise<Callback | undefined> => {
    const item = await table.get(rowKey(callbackId));
    const row = item && callbackOf(item);
    return row && !isExpired(row, Date.now()) ? row : undefined;
  };

  const change = async (callbackId: string, how: Change): Promise<{ readonly after?: Callback; readonly unchanged?: Callback }> => {
    const result = await table.update(rowKey(callbackId), how);
    if ('after' in result) return { after: callbackOf(result.after) };
    return result.unchanged ? { unchanged: callbackOf(result.unchanged) } : {};
  };

  return {
    find,

    async request(callback) {
      const counted = await table.update(profileKey(callback.callerId), {
        set: { number: callback.number, name: callback.name },
        add: { callbacks: 1 },
      });
      if (!('after' in counted)) throw new Error('a profile could not be counted although nothing was required of it');
      const row: Callback = { ...callback, ...FRESH, ordinal: Number(counted.after['callbacks']) };
      const existing = await table.putNew(itemOf(row));
      return existing ? callbackOf(existing) : row;
    },

    claim: async (callbackId, claim) => (await change(callbackId, claimed(claim))).after,
    giveBack: async (callbackId, claimId, deferral) => (await change(callbackId, givenBack(claimId, deferral))).after,
    defer: async ({ callbackId, attempt }, deferral) => (await change(callbackId, deferred(attempt, deferral))).after,

    async move(callback, state, evidence) {
      const { after, unchanged } = await change(callback.callbackId, raised(callback, state, evidence));
      if (after || unchanged?.state !== 'UNKNOWN' || !mayCorrect(state)) return after;
      return (await change(callback.callbackId, corrected(callback, state, evidence))).after;
    },

    async saveToken(callbackId, taskToken) {
      const { after } = await change(callbackId, { condition: 'attribute_exists(PK)', set: { taskToken } });
      if (!after) throw new InvalidInput(`no callback ${callbackId}`);
      return after;
    },

    async markSynced(callbackId, version) {
      const { after, unchanged } = await change(callbackId, {
        condition: 'attribute_exists(PK) AND #syncedVersion < :syncedVersion',
        set: { syncedVersion: version },
      });
      const row = after ?? unchanged;
      if (row && isClosable(row)) await table.update(rowKey(callbackId), closed(row));
    },

    open: (dueBefore, limit, dueAfter = 0) => openCallbacks(table, find, { dueBefore, dueAfter, limit }),
  };
}

/** Unless it has moved on since it was looked at. */
const closed = ({ version }: Callback): Change => ({ condition: '#version = :version', values: { version }, remove: ['openShard'] });
