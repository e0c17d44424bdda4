import { nameOf, type ResponseCache, type ResponseKey } from '../ports/response-cache';
import type { Key } from './dynamodb/access';
import type { Item } from './dynamodb/attribute-values';
import { type DynamodbTableOptions, dynamodbTable } from './dynamodb/table';

export interface DynamodbResponseCacheOptions extends DynamodbTableOptions {
  readonly ttlSeconds: number;
}

/** The form of an item: one that was written in another form is a miss. */
const SCHEMA = 1;

/** Items `RESPONSE#<namespace>#<policy>#<prompt>#<class>` | `LATEST` of a table of their own. The time to live deletes days late, so expiry is checked here. */
export function dynamodbResponseCache({ ttlSeconds, ...options }: DynamodbResponseCacheOptions): ResponseCache {
  const table = dynamodbTable(options);
  const now = () => Math.floor(Date.now() / 1000);
  return {
    find: async (key) => textOf(await table.get(itemKey(key)), now()),
    findMany: async (keys) => (await table.getMany(keys.map(itemKey))).map((item) => textOf(item, now())),
    async save(key, text) {
      await table.update(itemKey(key), { set: { text, schema: SCHEMA, generatedAt: now(), expiresAt: now() + ttlSeconds } });
    },
    async invalidate(key) {
      await table.update(itemKey(key), { remove: ['text'] });
    },
  };
}

const itemKey = (key: ResponseKey): Key => ({ PK: `RESPONSE#${nameOf(key)}`, SK: 'LATEST' });

const textOf = ({ text, schema, expiresAt }: Item = {}, now: number): string | undefined =>
  typeof text === 'string' && schema === SCHEMA && Number(expiresAt) > now ? text : undefined;
