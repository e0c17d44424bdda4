import { type Callback, isEnded, RANK } from '../../domain/callback';
import type { Item } from '../dynamodb/attribute-values';
import type { Key } from '../dynamodb/table';

export const rowKey = (callbackId: string): Key => ({ PK: `CALLBACK#${callbackId}`, SK: 'STATE' });

/** The number's own item: how often it asked, and what it is called. It has no end: the ordinals of the lead's versions come from it. */
export const profileKey = (callerId: string): Key => ({ PK: `CALLER#${callerId}`, SK: 'PROFILE' });

/** Open rows are found by due time, over a few partitions so that no single one takes every write. */
export const OPEN_INDEX = 'open-callbacks';
export const OPEN_SHARDS: readonly string[] = ['OPEN#0', 'OPEN#1', 'OPEN#2', 'OPEN#3'];

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

export const isClosable = (row: Callback): boolean => isEnded(row) && row.syncedVersion >= row.version;

export const FRESH = { attempt: 1, state: 'REQUESTED', rank: RANK.REQUESTED, deferrals: 0, version: 1, syncedVersion: 0 } as const;
