import { attemptOf } from '../../domain/attempt';
import type { Callback } from '../../domain/callback';
import { InvalidInput } from '../../domain/errors';
import type { Callbacks } from '../../ports/callbacks';
import type { Item } from '../dynamodb/attribute-values';
import type { Change } from '../dynamodb/expressions';
import { type DynamodbTableOptions, dynamodbTable } from '../dynamodb/table';
import { attemptItemOf, attemptKey, attemptOfItem, callbackOf, isClosable, isExpired, rowKey } from './callback-row';
import { corrected, deferred, final, followed, held, mayCorrect, raised, rescheduled } from './moves';
import { openCallbacks } from './open-callbacks';
import { leaveMessage, requestCallback } from './request';

/** The rows `CALLBACK#<id>` | `STATE` of the one table. Every call has a deadline of 800 ms. */
export function dynamodbCallbacks(options: DynamodbTableOptions): Callbacks {
  const table = dynamodbTable(options);

  const change = async (callbackId: string, how: Change): Promise<{ readonly after?: Callback; readonly unchanged?: Callback }> => {
    const result = await table.update(rowKey(callbackId), how);
    if ('after' in result) return { after: callbackOf(result.after) };
    return result.unchanged ? { unchanged: callbackOf(result.unchanged) } : {};
  };

  return {
    async find(callbackId) {
      const item = await table.get(rowKey(callbackId));
      return item && unexpired(item);
    },

    request: (callback, terms) => requestCallback(table, callback, terms),
    leaveMessage: (message) => leaveMessage(table, message),

    defer: async ({ callbackId, attempt }, deferral) => (await change(callbackId, deferred(attempt, deferral))).after,
    reschedule: async ({ callbackId, attempt }, dueAt) => (await change(callbackId, rescheduled(attempt, dueAt))).after,
    hold: async ({ callbackId, attempt }, contactId) => (await change(callbackId, held(attempt, contactId))).after,

    async move(callback, state, evidence) {
      const { after, unchanged } = await change(callback.callbackId, raised(callback, state, evidence));
      if (after || unchanged?.state !== 'UNKNOWN' || !mayCorrect(state)) return after;
      return (await change(callback.callbackId, corrected(callback, state, evidence))).after;
    },

    async plan(row, next) {
      const failed = await table.transact([
        { update: rowKey(row.callbackId), change: next ? followed(row, next) : final(row) },
        { put: attemptItemOf(attemptOf(row, next?.dueAt), row) },
      ]);
      return failed.size === 0 ? this.find(row.callbackId) : undefined;
    },

    async attempts(callbackId, from, to) {
      const numbers = Array.from({ length: Math.max(to - from + 1, 0) }, (_, n) => from + n);
      if (numbers.length === 0) return [];
      const items = await table.getMany(numbers.map((attempt) => attemptKey(callbackId, attempt)));
      return items.filter((item) => item !== undefined).map(attemptOfItem);
    },

    async saveToken(callbackId, taskToken) {
      const { after } = await change(callbackId, { condition: 'attribute_exists(PK)', set: { taskToken } });
      if (!after) throw new InvalidInput(`no callback ${callbackId}`);
      return after;
    },

    async markSynced(callbackId, version, synced) {
      const { after, unchanged } = await change(callbackId, {
        condition: 'attribute_exists(PK) AND #syncedVersion < :syncedVersion',
        set: { syncedVersion: version, leadId: synced?.leadId, syncedAttempt: synced?.attempt },
      });
      const row = after ?? unchanged;
      if (row && isClosable(row)) await table.update(rowKey(callbackId), closed(row));
    },

    open: (dueBefore, limit, dueAfter = 0) => openCallbacks(table, unexpired, { dueBefore, dueAfter, limit }),
  };
}

function unexpired(item: Item): Callback | undefined {
  const row = callbackOf(item);
  return isExpired(row, Date.now()) ? undefined : row;
}

/** Unless it has moved on since it was looked at. */
const closed = ({ version }: Callback): Change => ({ condition: '#version = :version', values: { version }, remove: ['openShard'] });
