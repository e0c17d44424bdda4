import { dynamodb } from '../../../../local/services/dynamodb';
import { provision, serviceContext } from '../../../support/service-context';

const NAME = 'calls';

async function table() {
  const context = serviceContext(dynamodb);
  await provision(dynamodb, context, {
    type: 'AWS::DynamoDB::Table',
    properties: {
      TableName: NAME,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'PK', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'PK', AttributeType: 'S' }],
    },
  });
  const run = (operation: string, input: object) => dynamodb.operations[operation]?.run({ TableName: NAME, ...input }, context);
  const consumed = () => context.trace.events.filter(({ type }) => type === 'dynamodb.consumed').map(({ detail }) => detail);
  return { run, consumed };
}

const item = (PK: string, text = '') => ({ PK: { S: PK }, text: { S: text } });

describe('what a request consumes', () => {
  it('is told in units: writes by the kilobyte, reads by four, half of it when they may be old', async () => {
    const { run, consumed } = await table();
    await run('PutItem', { Item: item('a') });
    await run('PutItem', { Item: item('b', 'x'.repeat(2_500)) });
    await run('GetItem', { Key: { PK: { S: 'b' } }, ConsistentRead: true });
    await run('GetItem', { Key: { PK: { S: 'b' } } });
    expect(consumed()).toEqual([
      { table: NAME, writeUnits: 1 },
      { table: NAME, writeUnits: 3 },
      { table: NAME, readUnits: 1 },
      { table: NAME, readUnits: 0.5 },
    ]);
  });

  it('is twice as much in a transaction, a condition among it', async () => {
    const { run, consumed } = await table();
    await run('TransactWriteItems', {
      TableName: undefined,
      TransactItems: [
        { Put: { TableName: NAME, Item: item('a') } },
        { ConditionCheck: { TableName: NAME, Key: { PK: { S: 'b' } }, ConditionExpression: 'attribute_not_exists(PK)' } },
      ],
    });
    expect(consumed()).toEqual([
      { table: NAME, writeUnits: 2 },
      { table: NAME, writeUnits: 2 },
    ]);
  });

  it('is in the answer only for who asks for it', async () => {
    const { run } = await table();
    expect(await run('PutItem', { Item: item('a') })).toEqual({});
    expect(await run('PutItem', { Item: item('a'), ReturnConsumedCapacity: 'TOTAL' })).toMatchObject({
      ConsumedCapacity: { CapacityUnits: 1 },
    });
  });
});
