import { atlasTable, key } from './table';

const CLAIM = {
  UpdateExpression: 'SET #s = :dialing, claimId = :claim ADD version :one',
  ConditionExpression: '#s = :requested AND dueAt <= :now',
  ExpressionAttributeNames: { '#s': 'state' },
};
const claim = (id: string) => ({
  ...CLAIM,
  Key: key('CALLBACK#1'),
  ExpressionAttributeValues: {
    ':dialing': { S: 'DIALING' },
    ':requested': { S: 'REQUESTED' },
    ':claim': { S: id },
    ':one': { N: '1' },
    ':now': { N: '100' },
  },
  ReturnValues: 'ALL_NEW',
});

describe('items of a local DynamoDB table', () => {
  let table: Awaited<ReturnType<typeof atlasTable>>;
  beforeEach(async () => {
    table = await atlasTable();
  });
  afterEach(() => table.stop());

  it('reads back what was put', async () => {
    await table.put('CALLBACK#1', 'STATE', { state: { S: 'REQUESTED' }, held: { SS: ['a', 'b'] } });
    expect(await table.get('CALLBACK#1', 'STATE')).toEqual({ ...key('CALLBACK#1'), state: { S: 'REQUESTED' }, held: { SS: ['a', 'b'] } });
    expect(await table.get('CALLBACK#2', 'STATE')).toBeUndefined();
  });

  it('lets one of 100 simultaneous conditional puts win', async () => {
    const attempts = await Promise.allSettled(
      Array.from({ length: 100 }, (_, n) =>
        table.call('PutItem', {
          Item: { ...key('PHONE#1', 'LIVE'), attempt: { N: String(n) } },
          ConditionExpression: 'attribute_not_exists(PK)',
        }),
      ),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(new Set(attempts.flatMap((attempt) => (attempt.status === 'rejected' ? [attempt.reason.name] : [])))).toEqual(
      new Set(['ConditionalCheckFailedException']),
    );
    expect(await table.get('PHONE#1', 'LIVE')).toMatchObject({ attempt: { N: '0' } });
  });

  it('adds up 100 simultaneous increments', async () => {
    const add = { Key: key('DIALER#1', 'SLOTS'), UpdateExpression: 'ADD #p :one', ExpressionAttributeNames: { '#p': 'position' } };
    await Promise.all(
      Array.from({ length: 100 }, () => table.call('UpdateItem', { ...add, ExpressionAttributeValues: { ':one': { N: '1' } } })),
    );
    expect(await table.get('DIALER#1', 'SLOTS')).toMatchObject({ position: { N: '100' } });
  });

  it('gives the row back from an update, and refuses the second claim', async () => {
    await table.put('CALLBACK#1', 'STATE', { state: { S: 'REQUESTED' }, dueAt: { N: '90' }, version: { N: '1' } });
    const { Attributes } = await table.call('UpdateItem', claim('first'));
    expect(Attributes).toMatchObject({ state: { S: 'DIALING' }, claimId: { S: 'first' }, version: { N: '2' } });
    await expect(table.call('UpdateItem', claim('second'))).rejects.toMatchObject({
      name: 'ConditionalCheckFailedException',
      message: 'The conditional request failed',
      members: {},
    });
  });

  it('shows the item that failed the condition when asked to', async () => {
    await table.put('CALLBACK#1', 'STATE', { state: { S: 'DIALING' } });
    const asking = { ...claim('first'), ReturnValuesOnConditionCheckFailure: 'ALL_OLD' };
    await expect(table.call('UpdateItem', asking)).rejects.toMatchObject({
      name: 'ConditionalCheckFailedException',
      members: { Item: { ...key('CALLBACK#1'), state: { S: 'DIALING' } } },
    });
    await expect(table.call('UpdateItem', { ...asking, Key: key('CALLBACK#2') })).rejects.toMatchObject({ members: {} });
    await expect(table.call('UpdateItem', { ...asking, ReturnValuesOnConditionCheckFailure: 'SOME' })).rejects.toThrow(/enum value set/);
  });

  it('deletes, returning the old item', async () => {
    await table.put('CALLER#1', 'PROFILE', { name: { S: 'Ada' } });
    const { Attributes } = await table.call('DeleteItem', { Key: key('CALLER#1', 'PROFILE'), ReturnValues: 'ALL_OLD' });
    expect(Attributes).toMatchObject({ name: { S: 'Ada' } });
    expect(await table.get('CALLER#1', 'PROFILE')).toBeUndefined();
  });

  it('reads many at once, those that exist, in no promised order', async () => {
    for (const n of [1, 2, 3]) await table.put(`CALLBACK#${n}`, 'STATE', { n: { N: String(n) } });
    const { Responses, UnprocessedKeys } = await table.call('BatchGetItem', {
      RequestItems: {
        atlas: {
          Keys: [1, 2, 3, 4].map((n) => key(`CALLBACK#${n}`)),
          ProjectionExpression: '#n',
          ExpressionAttributeNames: { '#n': 'n' },
        },
      },
    });
    expect(Responses.atlas).toHaveLength(3);
    expect(new Set(Responses.atlas.map(({ n }: { n: { N: string } }) => n.N))).toEqual(new Set(['1', '2', '3']));
    expect(UnprocessedKeys).toEqual({});
  });

  it.each([
    ['a missing table', 'GetItem', { TableName: 'other', Key: key('A') }, 'ResourceNotFoundException', /Requested resource not found/],
    ['a key of another shape', 'GetItem', { Key: { PK: { S: 'A' } } }, 'ValidationException', /does not match the schema/],
    [
      'a reserved word',
      'UpdateItem',
      { Key: key('A'), UpdateExpression: 'SET state = :s', ExpressionAttributeValues: { ':s': { S: 'x' } } },
      'ValidationException',
      /reserved keyword: state/,
    ],
    [
      'an unused value',
      'DeleteItem',
      { Key: key('A'), ConditionExpression: 'attribute_exists(PK)', ExpressionAttributeValues: { ':x': { S: 'x' } } },
      'ValidationException',
      /unused in expressions/,
    ],
    [
      'an index key of another type',
      'PutItem',
      { Item: { ...key('A'), dueAt: { S: 'soon' } } },
      'ValidationException',
      /Type mismatch for Index Key dueAt/,
    ],
  ])('says what is wrong with %s in the words of AWS', async (_, operation, input, name, message) => {
    await expect(table.call(operation, input)).rejects.toMatchObject({ name, message: expect.stringMatching(message) });
  });

  it('has no Scan anywhere', async () => {
    await expect(table.call('Scan', {})).rejects.toThrow(/no operation Scan/);
  });
});
