import type { BatchGetItemInput, BatchGetItemOutput, KeysAndAttributes } from '@aws-sdk/client-dynamodb';
import type { Random } from '../../../cloud/random';
import type { Operation } from '../../../cloud/service';
import type { Database, Item } from '../database';
import { LATENCY_MS } from '../item-operation';
import type { Tables } from '../store';

const MAX_RESPONSE_BYTES = 16 * 1024 * 1024;

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
/** Items come back in no particular order, as on AWS; what does not fit into 16 MB comes back as unprocessed keys. */
export const batchGetItem: Operation<Tables, BatchGetItemInput, BatchGetItemOutput> = {
  permissions: ({ RequestItems }, { arn }) =>
    Object.keys(RequestItems ?? {}).map((name) => ({ action: 'dynamodb:BatchGetItem', resource: arn(`table/${name}`) })),
  latencyMs: LATENCY_MS,

  run(input, { store: { database, random } }) {
    const { RequestItems } = database.prepare('BatchGetItem', input);
    return database.exclusively(async () => {
      const { responses, left } = await readAll(database, random, RequestItems);
      const unprocessed = Object.entries(left).map(([name, Keys]) => [name, { ...input.RequestItems?.[name], Keys }]);
      return { Responses: responses, UnprocessedKeys: Object.fromEntries(unprocessed) };
    });
  },
};

async function readAll(database: Database, random: Random, requests: Record<string, KeysAndAttributes>) {
  const responses: Record<string, Item[]> = {};
  const left: Record<string, Item[]> = {};
  let bytes = 0;
  for (const [tableName, { Keys = [], ...how }] of Object.entries(requests)) {
    const items: Item[] = [];
    for (const Key of Keys) {
      const { Item } = await database.run('GetItem', { TableName: tableName, Key, ...how });
      if (!Item) continue;
      bytes += database.sizeBytes(Item);
      if (bytes > MAX_RESPONSE_BYTES) left[tableName] = [...(left[tableName] ?? []), Key];
      else items.splice(Math.floor(random.next() * (items.length + 1)), 0, Item);
    }
    responses[tableName] = items;
  }
  return { responses, left };
}
