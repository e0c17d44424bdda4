import {
  type AttributeValue,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { onFirstUse, type Sender } from '../sdk/on-first-use';
import { quiet } from '../sdk/quiet';
import type { Key } from './access';
import { fromAttributes, type Item, toAttributes } from './attribute-values';
import { type Change, expressionsOf } from './expressions';
import { getMany } from './get-many';
import { isThrottle, mayReadAgain, withRetries } from './retries';
import { type Member, transact } from './transact';

/** Of one call, its retries included. */
export const TABLE_DEADLINE_MS = 800;

export interface DynamodbTableOptions {
  readonly tableName: string;
  /** One attempt a call: what may be repeated is repeated here. */
  readonly client?: Sender<DynamoDBClient>;
  /**
   * Of one call, its retries included.
   * @default 800
   */
  readonly deadlineMs?: number;
}

/** Whole numbers above `after` and not above `upTo`. */
export interface SortRange {
  readonly name: string;
  readonly after: number;
  readonly upTo: number;
}

export type DynamodbTable = ReturnType<typeof dynamodbTable>;

/** The one table. A condition that does not hold is an answer, not an error: it comes with the item that stands in the way. */
export function dynamodbTable({ tableName: TableName, client = sharedClient, deadlineMs = TABLE_DEADLINE_MS }: DynamodbTableOptions) {
  return {
    /** Strongly consistent. */
    async get({ PK, SK }: Key): Promise<Item | undefined> {
      const command = new GetItemCommand({ TableName, Key: toAttributes({ PK, SK }), ConsistentRead: true });
      const { Item } = await withRetries(deadlineMs, mayReadAgain, (options) => client.send(command, options));
      return Item && fromAttributes(Item);
    },

    /** Strongly consistent, in the order of the keys; `undefined` where there is none. At most a hundred. */
    getMany: (keys: readonly Key[]): Promise<readonly (Item | undefined)[]> => getMany({ client, deadlineMs, TableName }, keys),

    /** All members or none. `failed`: the condition of that member did not hold, with the item that stands in its way. */
    transact: (members: readonly Member[]) => transact({ client, deadlineMs, TableName }, members),

    /** Puts it where there is none yet: `undefined`; otherwise the item that is there. */
    async putNew(item: Item & Key): Promise<Item | undefined> {
      const command = new PutItemCommand({
        TableName,
        Item: toAttributes(item),
        ConditionExpression: 'attribute_not_exists(PK)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      });
      try {
        await withRetries(deadlineMs, isThrottle, (options) => client.send(command, options));
        return undefined;
      } catch (error) {
        return itemInTheWay(error);
      }
    },

    /** The item after the change; when its condition does not hold, the item as it stands, `undefined` when there is none. */
    async update({ PK, SK }: Key, change: Change): Promise<{ readonly after: Item } | { readonly unchanged: Item | undefined }> {
      const command = new UpdateItemCommand({
        TableName,
        Key: toAttributes({ PK, SK }),
        ...expressionsOf(change),
        ReturnValues: 'ALL_NEW',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      });
      try {
        const { Attributes = {} } = await withRetries(deadlineMs, isThrottle, (options) => client.send(command, options));
        return { after: fromAttributes(Attributes) };
      } catch (error) {
        return { unchanged: itemInTheWay(error) };
      }
    },

    /** Harmless when there is none. */
    async remove({ PK, SK }: Key): Promise<void> {
      const command = new DeleteItemCommand({ TableName, Key: toAttributes({ PK, SK }) });
      await withRetries(deadlineMs, mayReadAgain, (options) => client.send(command, options)); // to delete it twice is to delete it
    },

    /** Every item under one partition key, whole; strongly consistent. */
    async partition(PK: string): Promise<Item[]> {
      const items: Item[] = [];
      let ExclusiveStartKey: Record<string, AttributeValue> | undefined;
      do {
        const command = new QueryCommand({
          TableName,
          KeyConditionExpression: 'PK = :partition',
          ExpressionAttributeValues: toAttributes({ ':partition': PK }),
          ConsistentRead: true,
          ...(ExclusiveStartKey && { ExclusiveStartKey }),
        });
        const page = await withRetries(deadlineMs, mayReadAgain, (options) => client.send(command, options));
        items.push(...(page.Items ?? []).map(fromAttributes));
        ExclusiveStartKey = page.LastEvaluatedKey;
      } while (ExclusiveStartKey);
      return items;
    },

    /** What the index holds of one partition within the range, lowest first; eventually consistent. */
    async query(
      IndexName: string,
      partition: { readonly name: string; readonly value: string },
      range: SortRange,
      limit: number,
    ): Promise<Item[]> {
      const items: Item[] = [];
      let ExclusiveStartKey: Record<string, AttributeValue> | undefined;
      do {
        const command = new QueryCommand({
          TableName,
          IndexName,
          KeyConditionExpression: '#partition = :partition AND #sort BETWEEN :from AND :upTo',
          ExpressionAttributeNames: { '#partition': partition.name, '#sort': range.name },
          ExpressionAttributeValues: toAttributes({ ':partition': partition.value, ':from': range.after + 1, ':upTo': range.upTo }),
          Limit: limit - items.length,
          ...(ExclusiveStartKey && { ExclusiveStartKey }),
        });
        const page = await withRetries(deadlineMs, mayReadAgain, (options) => client.send(command, options));
        items.push(...(page.Items ?? []).map(fromAttributes));
        ExclusiveStartKey = page.LastEvaluatedKey;
      } while (ExclusiveStartKey && items.length < limit);
      return items;
    },
  };
}

/** One for all tables and adapters of a function: its connections, credentials and signing keys are paid for once. */
const sharedClient = onFirstUse(() => new DynamoDBClient({ ...quiet, maxAttempts: 1 }));

/** By name: `instanceof` holds within one copy of the SDK only. */
function itemInTheWay(error: unknown): Item | undefined {
  if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
  const { Item } = error as { Item?: Record<string, AttributeValue> };
  return Item && fromAttributes(Item);
}
