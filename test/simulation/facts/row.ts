import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { ApiCall } from '../../../local/cloud/service';
import type { Row } from './facts';

export type Item = Readonly<Record<string, AttributeValue>>;

/** The row of a callback; `undefined` for any other item. */
export function rowOf(item: Item): Row | undefined {
  const key = /^CALLBACK#(.+)$/.exec(item['PK']?.S ?? '');
  if (!key || !isRow(item)) return undefined;
  const fields = Object.fromEntries(Object.entries(item).map(([name, { S, N }]) => [name, S ?? (N === undefined ? undefined : Number(N))]));
  return { ...fields, callbackId: key[1] } as unknown as Row;
}

/** The keys of callbacks' rows that a call to DynamoDB writes, one by one or in a transaction. */
export function keysWritten({ operation, input }: ApiCall): { readonly key: Item; readonly isNew: boolean }[] {
  const members: { Put?: { Item: Item }; Update?: { Key: Item } }[] =
    operation === 'TransactWriteItems'
      ? input.TransactItems
      : operation === 'PutItem'
        ? [{ Put: input }]
        : operation === 'UpdateItem'
          ? [{ Update: input }]
          : [];
  return members
    .map(({ Put, Update }) => ({ item: Put?.Item ?? Update?.Key, isNew: Put !== undefined }))
    .flatMap(({ item, isNew }) => (item && isRow(item) ? [{ key: { PK: item['PK'], SK: item['SK'] } as Item, isNew }] : []));
}

/** Every wish to be forgotten, as it stands in the table. */
export const erasuresIn = (items: readonly Item[]): { readonly erasureId: string; readonly doneAt?: number }[] =>
  items.flatMap(({ PK, doneAt }) => {
    const erasureId = /^ERASURE#(.+)$/.exec(PK?.S ?? '')?.[1];
    return erasureId === undefined ? [] : [{ erasureId, ...(doneAt?.N !== undefined && { doneAt: Number(doneAt.N) }) }];
  });

const isRow = (item: Item): boolean => item['PK']?.S?.startsWith('CALLBACK#') === true && item['SK']?.S === 'STATE';
