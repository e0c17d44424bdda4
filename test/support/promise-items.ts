import { dynamodb } from '../../local/services/dynamodb';
import type { TestCenter } from './test-center';

type Item = Record<string, { S?: string; N?: string; SS?: string[] }>;

export const outputsOf = ({ cloud }: Pick<TestCenter, 'cloud'>): Readonly<Record<string, string>> =>
  Object.assign({}, ...Object.values(cloud.outputs));

/** Every item of a kind, read past the product. */
export async function itemsOf(center: Pick<TestCenter, 'cloud'>, SK: string): Promise<Item[]> {
  const { database } = center.cloud.context(dynamodb).store;
  const all = await database.exclusively(() => database.items(outputsOf(center)['TableName'] ?? ''));
  return all.filter((item) => item['SK']?.S === SK) as never;
}

/** What `npm run dialing` does, in a moment. */
export function setDialing(center: Pick<TestCenter, 'cloud'>, dialing: 'stopped' | 'on'): Promise<unknown> {
  const { TableName, ConnectInstanceArn = '' } = outputsOf(center);
  const Item = { PK: { S: `DIALER#${ConnectInstanceArn.split('/').at(-1)}` }, SK: { S: 'SWITCH' }, dialing: { S: dialing } };
  return center.cloud.call({ service: 'dynamodb', operation: 'PutItem', input: { TableName, Item }, principal: { kind: 'operator' } });
}
