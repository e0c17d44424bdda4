import { type Callback, RANK } from '../../domain/callback';
import type { NewCallback, RequestResult, RequestTerms } from '../../ports/callbacks';
import type { DynamodbTable } from '../dynamodb/table';
import type { Member } from '../dynamodb/transact';
import { callbackOf, FRESH, itemOf, liveKey, profileKey, requestsKey, rowKey } from './callback-row';
import { raised } from './moves';

const KEPT_AFTER_DAY_SECONDS = 2 * 24 * 60 * 60;

/** The promise, in one transaction: the row where there is none, the number's live callback, one request more of the caller's, and the end of what it replaces. */
export async function requestCallback(table: DynamodbTable, callback: NewCallback, terms: RequestTerms): Promise<RequestResult> {
  const counted = await table.update(profileKey(callback.callerId), { add: { callbacks: 1 } });
  if (!('after' in counted)) throw new Error('a profile could not be counted although nothing was required of it');
  const row: Callback = { ...callback, ...FRESH, ordinal: Number(counted.after['callbacks']) };
  const { instead } = terms;
  const members: Member[] = [
    { put: itemOf(row), condition: 'attribute_not_exists(PK)' },
    live(row, terms),
    oneRequestMore(row, terms),
    ...(instead
      ? [{ update: rowKey(instead.callbackId), change: raised(instead, 'CANCELED', { reason: INSTEAD, endedAt: row.requestedAt }) }]
      : []),
  ];
  const failed = await table.transact(members);
  if (failed.size === 0) return { result: 'promised', row };
  const known = failed.get(0);
  if (known) return { result: 'known', row: callbackOf(known) };
  return { result: 'refused', because: failed.has(3) ? 'instead' : failed.has(1) ? 'number' : 'cap' };
}

/** One transaction too: the row, ended from the start. The number's live callback is none of its business: nothing rings. */
export async function leaveMessage(table: DynamodbTable, message: NewCallback): Promise<Callback> {
  const counted = await table.update(profileKey(message.callerId), { add: { callbacks: 1 } });
  if (!('after' in counted)) throw new Error('a profile could not be counted although nothing was required of it');
  const row: Callback = { ...message, ...FRESH, ...LEFT, endedAt: message.requestedAt, ordinal: Number(counted.after['callbacks']) };
  const failed = await table.transact([{ put: itemOf(row), condition: 'attribute_not_exists(PK)' }]);
  const known = failed.get(0);
  return known ? callbackOf(known) : row;
}

const LEFT = { state: 'COMPLETED', rank: RANK.COMPLETED, outcome: 'message' } as const;

const INSTEAD = 'the caller wants to be called at another number';

/** Held by nobody, by the one that was read, or by this very request. */
const live = ({ callbackId, callerId, expiresAt }: Callback, { liveCallbackId, quietUntil }: RequestTerms): Member => ({
  update: liveKey(callerId),
  change: {
    condition: `attribute_not_exists(#callbackId) OR #callbackId = :callbackId${liveCallbackId === undefined ? '' : ' OR #callbackId = :before'}`,
    values: { ...(liveCallbackId !== undefined && { before: liveCallbackId }) },
    set: { callbackId, quietUntil, expiresAt },
  },
});

const oneRequestMore = ({ requestedBy, requestedAt }: Callback, { requestsPerCallerPerDay }: RequestTerms): Member => ({
  update: requestsKey(requestedBy, requestedAt),
  change: {
    condition: 'attribute_not_exists(#requests) OR #requests < :most',
    values: { most: requestsPerCallerPerDay },
    set: { expiresAt: Math.floor(requestedAt / 1000) + KEPT_AFTER_DAY_SECONDS },
    add: { requests: 1 },
  },
});
