import { BatchGetItemCommand, type KeysAndAttributes } from '@aws-sdk/client-dynamodb';
import type { Access, Key } from './access';
import { fromAttributes, type Item, toAttributes } from './attribute-values';
import { mayReadAgain, pause, withRetries } from './retries';

/** What does not fit into one answer, or was throttled, comes back as unprocessed and is asked for again, until the deadline for all of it. */
export async function getMany({ client, deadlineMs, TableName }: Access, keys: readonly Key[]): Promise<readonly (Item | undefined)[]> {
  const found = new Map<string, Item>();
  let wanted: Record<string, KeysAndAttributes> = {
    [TableName]: { Keys: keys.map(({ PK, SK }) => toAttributes({ PK, SK })), ConsistentRead: true },
  };
  const stopAt = Date.now() + deadlineMs;
  while (wanted[TableName]?.Keys?.length) {
    const command = new BatchGetItemCommand({ RequestItems: wanted });
    const { Responses = {}, UnprocessedKeys = {} } = await withRetries(Math.max(stopAt - Date.now(), 1), mayReadAgain, (options) =>
      client.send(command, options),
    );
    for (const item of (Responses[TableName] ?? []).map(fromAttributes)) found.set(`${item['PK']} ${item['SK']}`, item);
    wanted = UnprocessedKeys;
    if (wanted[TableName]?.Keys?.length) await pause();
  }
  return keys.map(({ PK, SK }) => found.get(`${PK} ${SK}`));
}
