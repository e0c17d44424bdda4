import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Row } from './facts';

export type Item = Readonly<Record<string, AttributeValue>>;

/** The row of a callback; `undefined` for any other item. */
export function rowOf(item: Item): Row | undefined {
  const key = /^CALLBACK#(.+)$/.exec(item['PK']?.S ?? '');
  if (!key || item['SK']?.S !== 'STATE') return undefined;
  const fields = Object.fromEntries(Object.entries(item).map(([name, { S, N }]) => [name, S ?? (N === undefined ? undefined : Number(N))]));
  return { ...fields, callbackId: key[1] } as unknown as Row;
}
