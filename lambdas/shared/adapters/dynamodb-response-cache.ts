import type { ResponseCache, ResponseKey } from '../ports/response-cache';
import { type DynamodbTableOptions, dynamodbTable, type Key } from './dynamodb/table';

export interface DynamodbResponseCacheOptions extends DynamodbTableOptions {
  readonly ttlSeconds: number;
}

/** The form of an item: one that was written in another form is a miss. */
const SCHEMA = 1;

/** Items `RESPONSE#<namespace>#<intent>#<prompt>#<class>` | `LATEST` of a table of their own. The time to live deletes days late, so expiry is checked here. */
export function dynamodbResponseCache({ ttlSeconds, ...options }: DynamodbResponseCacheOptions): ResponseCache {
  const table = dynamodbTable(options);
  const now = () => Math.floor(Date.now() / 1000);
  return {
    async find(key) {
      const { text, schema, expiresAt } = (await table.get(itemKey(key))) ?? {};
      return typeof text === 'string' && schema === SCHEMA && Number(expiresAt) > now() ? text : undefined;
    },
    async save(key, text) {
      await table.update(itemKey(key), { set: { text, schema: SCHEMA, generatedAt: now(), expiresAt: now() + ttlSeconds } });
    },
    async invalidate(key) {
      await table.update(itemKey(key), { remove: ['text'] });
    },
  };
}

const itemKey = ({ namespace, intent, promptVersion, questionClass }: ResponseKey): Key => ({
  PK: ['RESPONSE', namespace, intent, promptVersion, questionClass].join('#'),
  SK: 'LATEST',
});
