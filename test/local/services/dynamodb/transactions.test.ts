import { dynamodb } from '../../../../local/services/dynamodb';
import { atlasTable, key } from './table';

const { TransactWriteItems } = dynamodb.operations;
const TableName = 'atlas';
const putOnce = (PK: string, more: object = {}) => ({
  Put: { TableName, Item: { ...key(PK), ...more }, ConditionExpression: 'attribute_not_exists(PK)' },
});
const addOne = (PK: string) => ({
  Update: { TableName, Key: key(PK), UpdateExpression: 'ADD n :one', ExpressionAttributeValues: { ':one': { N: '1' } } },
});

describe('TransactWriteItems', () => {
  let table: Awaited<ReturnType<typeof atlasTable>>;
  const transact = (TransactItems: object[], more: object = {}) =>
    table.call('TransactWriteItems', { TableName: undefined, TransactItems, ...more });
  beforeEach(async () => {
    table = await atlasTable();
  });
  afterEach(() => table.stop());

  it('applies all members', async () => {
    await table.put('C', 'STATE');
    await transact([putOnce('A'), addOne('B'), { Delete: { TableName, Key: key('C') } }]);
    expect(await table.get('A', 'STATE')).toEqual(key('A'));
    expect(await table.get('B', 'STATE')).toMatchObject({ n: { N: '1' } });
    expect(await table.get('C', 'STATE')).toBeUndefined();
  });

  it('applies none when one condition fails, and tells the reason of each member', async () => {
    await table.put('B', 'STATE', { openShard: { S: 'OPEN#0' }, dueAt: { N: '7' }, n: { N: '1' } });
    await table.put('D', 'STATE', { who: { S: 'first' } });
    const failing = { Put: { ...putOnce('D').Put, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } };
    const remove = {
      Update: {
        TableName,
        Key: key('B'),
        UpdateExpression: 'REMOVE openShard ADD n :one',
        ExpressionAttributeValues: { ':one': { N: '1' } },
      },
    };
    await expect(transact([putOnce('A'), remove, failing])).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      message: 'Transaction cancelled, please refer cancellation reasons for specific reasons [None, None, ConditionalCheckFailed]',
      members: {
        CancellationReasons: [
          { Code: 'None' },
          { Code: 'None' },
          { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed', Item: { ...key('D'), who: { S: 'first' } } },
        ],
      },
    });
    expect(await table.get('A', 'STATE')).toBeUndefined();
    expect(await table.get('B', 'STATE')).toMatchObject({ n: { N: '1' }, openShard: { S: 'OPEN#0' } });
    const open = await table.call('Query', {
      IndexName: 'open-callbacks',
      KeyConditionExpression: 'openShard = :s',
      ExpressionAttributeValues: { ':s': { S: 'OPEN#0' } },
    });
    expect(open.Count).toBe(1);
  });

  it('checks a condition without touching the item', async () => {
    await table.put('P', 'STATE', { live: { BOOL: true } });
    const check = (ConditionExpression: string) => ({ ConditionCheck: { TableName, Key: key('P'), ConditionExpression } });
    await transact([check('attribute_exists(live)'), putOnce('A')]);
    expect(await table.get('P', 'STATE')).toMatchObject({ live: { BOOL: true } });
    await expect(transact([putOnce('B'), check('attribute_not_exists(live)')])).rejects.toMatchObject({
      members: { CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed' }] },
    });
    expect(await table.get('B', 'STATE')).toBeUndefined();
  });

  it('cancels for what an expression finds in the item', async () => {
    const copy = { Update: { TableName, Key: key('B'), UpdateExpression: 'SET a = b' } };
    await expect(transact([putOnce('A'), copy])).rejects.toMatchObject({
      members: {
        CancellationReasons: [
          { Code: 'None' },
          { Code: 'ValidationError', Message: 'The provided expression refers to an attribute that does not exist in the item' },
        ],
      },
    });
    expect(await table.get('A', 'STATE')).toBeUndefined();
  });

  it('lets one of 50 simultaneous transactions take the place', async () => {
    const attempts = await Promise.allSettled(Array.from({ length: 50 }, (_, n) => transact([putOnce('LIVE'), putOnce(`CALLBACK#${n}`)])));
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const rows = await Promise.all(attempts.map((_, n) => table.get(`CALLBACK#${n}`, 'STATE')));
    expect(rows.filter(Boolean)).toHaveLength(1);
  });

  it('repeats nothing under the same token within ten minutes', async () => {
    const ClientRequestToken = 'token';
    await transact([addOne('B')], { ClientRequestToken });
    await transact([addOne('B')], { ClientRequestToken });
    expect(await table.get('B', 'STATE')).toMatchObject({ n: { N: '1' } });
    await expect(transact([addOne('C')], { ClientRequestToken })).rejects.toMatchObject({ name: 'IdempotentParameterMismatchException' });

    await table.clock.advance(10 * 60 * 1000 + 1);
    await transact([addOne('B')], { ClientRequestToken });
    expect(await table.get('B', 'STATE')).toMatchObject({ n: { N: '2' } });
  });

  it.each([
    ['nothing', [], /greater than or equal to 1/],
    ['more than 100 members', Array.from({ length: 101 }, (_, n) => addOne(`${n}`)), /less than or equal to 100/],
    ['two members on one item', [addOne('A'), { Delete: { TableName, Key: key('A') } }], /multiple operations on one item/],
    ['a member without an action', [{}], /only contain one of/],
    ['an expression that does not parse', [{ Update: { ...addOne('A').Update, UpdateExpression: 'ADD' } }], /Invalid UpdateExpression/],
    ['an empty key', [{ Put: { TableName, Item: key('') } }], /cannot contain an empty string/],
    ['a check without a condition', [{ ConditionCheck: { TableName, Key: key('A') } }], /requires a ConditionExpression/],
  ])('refuses %s outright', async (_, items, message) => {
    await expect(transact(items)).rejects.toMatchObject({ name: 'ValidationException', message: expect.stringMatching(message) });
  });

  it('refuses what it would have to ignore', async () => {
    await expect(transact([addOne('A')], { ReturnConsumedCapacity: 'TOTAL' })).rejects.toThrow(/ReturnConsumedCapacity/);
  });

  it('asks for the permission of each member', () => {
    const check = { ConditionCheck: { TableName, Key: key('P'), ConditionExpression: 'attribute_exists(PK)' } };
    const permissions = TransactWriteItems?.permissions?.({ TransactItems: [putOnce('A'), addOne('B'), check] }, table.context);
    const resource = 'arn:aws:dynamodb:us-east-1:123456789012:table/atlas';
    expect(permissions).toEqual(
      ['PutItem', 'UpdateItem', 'ConditionCheckItem'].map((action) => ({ action: `dynamodb:${action}`, resource })),
    );
  });
});
