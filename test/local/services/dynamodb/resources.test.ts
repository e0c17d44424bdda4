import { dynamodb } from '../../../../local/services/dynamodb';
import { provision, serviceContext, TEST_START_MS } from '../../../support/service-context';
import { atlasTable, GLOBAL_TABLE, TABLE_PROPERTIES } from './table';

const ARN = 'arn:aws:dynamodb:us-east-1:123456789012:table/atlas';

describe('tables of a template', () => {
  it('gives its name as Ref, and its ARN', async () => {
    const { ref, attributes, stop } = await atlasTable();
    expect(ref).toBe('atlas');
    expect(attributes).toEqual({ Arn: ARN, TableId: expect.any(String) });
    await stop();
  });

  it('describes the table', async () => {
    const { call, stop } = await atlasTable();
    expect((await call('DescribeTable', {})).Table).toMatchObject({
      TableName: 'atlas',
      TableArn: ARN,
      TableStatus: 'ACTIVE',
      CreationDateTime: TEST_START_MS / 1000,
      DeletionProtectionEnabled: true,
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
      GlobalSecondaryIndexes: ['open-callbacks', 'callbacks-by-caller', 'requests-by-caller'].map((IndexName) => ({
        IndexName,
        IndexStatus: 'ACTIVE',
        IndexArn: `${ARN}/index/${IndexName}`,
      })),
    });
    await stop();
  });

  it('hosts AWS::DynamoDB::Table as well, named after stack and resource, with a stream ARN only when one is asked for', async () => {
    const { Replicas: _, TableName: __, ...properties } = TABLE_PROPERTIES;
    const context = serviceContext(dynamodb);
    const StreamSpecification = { StreamViewType: 'NEW_AND_OLD_IMAGES' };
    const table = { type: 'AWS::DynamoDB::Table', logicalId: 'Cache', properties: { ...properties, StreamSpecification } };
    const { ref, attributes } = await provision(dynamodb, context, table);
    expect(ref).toBe('Test-Cache');
    expect(attributes).toMatchObject({ StreamArn: expect.stringMatching(/:table\/Test-Cache\/stream\/2026-11-02T15:00:00.000$/) });
    await dynamodb.stop?.(context);
  });

  const [index] = TABLE_PROPERTIES.GlobalSecondaryIndexes;
  it.each([
    [
      'a replica elsewhere',
      { Replicas: [{ Region: 'us-east-1' }, { Region: 'eu-west-1' }] },
      /\[us-east-1, eu-west-1\].*hosts one, in us-east-1/,
    ],
    ['one replica, elsewhere', { Replicas: [{ Region: 'eu-west-1' }] }, /hosts one, in us-east-1/],
    [
      'an index on an undefined attribute',
      { GlobalSecondaryIndexes: [{ ...index, KeySchema: [{ AttributeName: 'nowhere', KeyType: 'HASH' }] }] },
      /Some index key attributes are not defined in AttributeDefinitions. Keys: \[nowhere\]/,
    ],
    [
      'an attribute without a use',
      {
        GlobalSecondaryIndexes: undefined,
        LocalSecondaryIndexes: undefined,
        AttributeDefinitions: [...TABLE_PROPERTIES.AttributeDefinitions],
      },
      /Number of attributes in KeySchema does not exactly match/,
    ],
    [
      'an attribute without a use beside an index',
      { AttributeDefinitions: [...TABLE_PROPERTIES.AttributeDefinitions, { AttributeName: 'x', AttributeType: 'S' }] },
      /Some AttributeDefinitions are not used/,
    ],
    ['provisioned capacity', { BillingMode: 'PROVISIONED' }, /BillingMode is PROVISIONED/],
    ['a property it does not know', { WarmThroughput: {} }, /Properties.WarmThroughput/],
    ['capacity of an index', { GlobalSecondaryIndexes: [{ ...index, WarmThroughput: {} }] }, /index open-callbacks has WarmThroughput/],
    ['a name that is too short', { TableName: 'at' }, /at least 3 characters/],
  ])('refuses %s', async (_, change, message) => {
    const context = serviceContext(dynamodb);
    const properties = JSON.parse(JSON.stringify({ ...TABLE_PROPERTIES, ...change }));
    await expect(provision(dynamodb, context, { type: GLOBAL_TABLE, properties })).rejects.toThrow(message);
    await dynamodb.stop?.(context);
  });
});
