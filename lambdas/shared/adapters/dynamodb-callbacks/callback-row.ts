import type { Attempt } from '../../domain/attempt';
import { type Callback, isEnded, RANK } from '../../domain/callback';
import type { Key } from '../dynamodb/access';
import type { Item } from '../dynamodb/attribute-values';

export const rowKey = (callbackId: string): Key => ({ PK: `CALLBACK#${callbackId}`, SK: 'STATE' });

/** One attempt of the past. */
export const attemptKey = (callbackId: string, attempt: number): Key => ({ PK: `CALLBACK#${callbackId}`, SK: `ATTEMPT#${attempt}` });

/** The number's own item: how often it was asked for. Nothing that anybody said: who asked may be somebody else. It has no end: the ordinals of the lead's versions come from it. */
export const profileKey = (callerId: string): Key => ({ PK: `CALLER#${callerId}`, SK: 'PROFILE' });

/** How many callbacks a caller has asked for on one day of UTC. */
export const requestsKey = (callerId: string, at: number): Key => ({
  PK: `CALLER#${callerId}`,
  SK: `REQUESTS#${new Date(at).toISOString().slice(0, 10)}`,
});

/** One live callback a number, and when the number was rung. Time is looked at when it is read: its time to live is never a lock. */
export const liveKey = (callerId: string): Key => ({ PK: `PHONE#${callerId}`, SK: 'LIVE' });

/**
 * Open rows are found by due time, in partitions each of which takes 1,000 writes a second, where Connect takes 2 new calls: the second is there
 * so that one that is slow hides only half of them. Every sweep asks every one. A name may be added; none may go while a row has it.
 */
export const OPEN_INDEX = 'open-callbacks';
export const OPEN_SHARDS: readonly string[] = ['OPEN#0', 'OPEN#1'];

export function shardOf(callbackId: string): string {
  const sum = [...callbackId].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return OPEN_SHARDS[sum % OPEN_SHARDS.length] as string;
}

/** The id is in the key, and the shard is nobody's business but the index's. */
export function callbackOf({ PK, SK: _sortKey, openShard: _shard, ...fields }: Item): Callback {
  return { ...fields, callbackId: String(PK).slice('CALLBACK#'.length) } as unknown as Callback;
}

export function itemOf({ callbackId, claim, ...fields }: Callback): Item & Key {
  return { ...rowKey(callbackId), ...fields, ...(claim && { claim: { ...claim } }), openShard: shardOf(callbackId) };
}

/** The time to live deletes up to days late: until then a row past it is as good as gone. */
export const isExpired = ({ expiresAt }: Callback, now: number): boolean => expiresAt * 1000 <= now;

export const isClosable = (row: Callback): boolean => isEnded(row) && row.isFinal === true && row.syncedVersion >= row.version;

export const FRESH = { attempt: 1, state: 'REQUESTED', rank: RANK.REQUESTED, deferrals: 0, version: 1, syncedVersion: 0 } as const;

export const attemptItemOf = ({ claim, ...attempt }: Attempt, { callbackId, expiresAt }: Callback): Item & Key => ({
  ...attemptKey(callbackId, attempt.attempt),
  ...attempt,
  ...(claim && { claim: { ...claim } }),
  expiresAt,
});

export const attemptOfItem = ({ PK: _partition, SK: _sort, expiresAt: _end, ...fields }: Item): Attempt => fields as unknown as Attempt;
