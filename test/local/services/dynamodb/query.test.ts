import { dynamodb } from '../../../../local/services/dynamodb';
import { atlasTable, key } from './table';

const { Query } = dynamodb.operations;

describe('queries of a local DynamoDB table', () => {
  let table: Awaited<ReturnType<typeof atlasTable>>;
  beforeEach(async () => {
    table = await atlasTable();
    for (const [id, shard, dueAt] of [
      ['1', 'OPEN#0', 300],
      ['2', 'OPEN#0', 100],
      ['3', 'OPEN#1', 50],
      ['4', 'OPEN#0', 1500],
    ] as const) {
      await table.put(`CALLBACK#${id}`, 'STATE', { openShard: { S: shard }, dueAt: { N: String(dueAt) }, name: { S: 'x' } });
    }
  });
  afterEach(() => table.stop());

  const due = (dueBefore: number, more: object = {}) =>
    table.call('Query', {
      IndexName: 'open-callbacks',
      KeyConditionExpression: 'openShard = :shard AND dueAt <= :due',
      ExpressionAttributeValues: { ':shard': { S: 'OPEN#0' }, ':due': { N: String(dueBefore) } },
      ...more,
    });
  const ids = ({ Items }: { Items: { PK: { S: string } }[] }) => Items.map(({ PK }) => PK.S);

  it('finds the open rows of a shard by due time, as numbers, oldest first', async () => {
    expect(ids(await due(1000))).toEqual(['CALLBACK#2', 'CALLBACK#1']);
    expect(ids(await due(2000, { ScanIndexForward: false }))).toEqual(['CALLBACK#4', 'CALLBACK#1', 'CALLBACK#2']);
  });

  it('projects the keys only', async () => {
    const { Items } = await due(100);
    expect(Items).toEqual([{ ...key('CALLBACK#2'), openShard: { S: 'OPEN#0' }, dueAt: { N: '100' } }]);
  });

  it('pages', async () => {
    const first = await due(2000, { Limit: 2 });
    expect(ids(first)).toEqual(['CALLBACK#2', 'CALLBACK#1']);
    const second = await due(2000, { Limit: 2, ExclusiveStartKey: first.LastEvaluatedKey });
    expect(ids(second)).toEqual(['CALLBACK#4']);
    expect(second.LastEvaluatedKey).toBeUndefined();
  });

  it('loses a row that leaves the index, and moves one whose due time changes', async () => {
    await table.call('UpdateItem', { Key: key('CALLBACK#2'), UpdateExpression: 'REMOVE openShard' });
    await table.call('UpdateItem', {
      Key: key('CALLBACK#1'),
      UpdateExpression: 'SET dueAt = :d',
      ExpressionAttributeValues: { ':d': { N: '1800' } },
    });
    expect(ids(await due(2000))).toEqual(['CALLBACK#4', 'CALLBACK#1']);
    expect(await table.get('CALLBACK#2', 'STATE')).toMatchObject({ dueAt: { N: '100' } });
  });

  it('finds the items of a partition by prefix of the sort key', async () => {
    await table.put('CALLBACK#1', 'ATTEMPT#1');
    await table.put('CALLBACK#1', 'ATTEMPT#2');
    const attempts = await table.call('Query', {
      KeyConditionExpression: 'PK = :pk AND begins_with(SK, :sk)',
      ExpressionAttributeValues: { ':pk': { S: 'CALLBACK#1' }, ':sk': { S: 'ATTEMPT#' } },
      ConsistentRead: true,
    });
    expect(attempts).toMatchObject({ Count: 2, Items: [key('CALLBACK#1', 'ATTEMPT#1'), key('CALLBACK#1', 'ATTEMPT#2')] });
  });

  it('refuses a consistent read of an index, and an index that is not there', async () => {
    await expect(due(100, { ConsistentRead: true })).rejects.toThrow(/Consistent reads are not supported on global secondary indexes/);
    await expect(due(100, { IndexName: 'other' })).rejects.toThrow(/does not have the specified index: other/);
  });

  it('asks for permission on the index, not on the table', () => {
    const permissions = (input: object) => Query?.permissions?.({ TableName: 'atlas', ...input }, table.context);
    const arn = 'arn:aws:dynamodb:us-east-1:123456789012:table/atlas';
    expect(permissions({ IndexName: 'open-callbacks' })).toEqual([{ action: 'dynamodb:Query', resource: `${arn}/index/open-callbacks` }]);
    expect(permissions({})).toEqual([{ action: 'dynamodb:Query', resource: arn }]);
  });
});
