import type { Clock } from '../../../../local/cloud/clock';
import { virtualClock } from '../../../../local/cloud/virtual-clock';
import { dynamodb } from '../../../../local/services/dynamodb';
import { provision, serviceContext, TEST_START_MS } from '../../../support/service-context';

/** As CDK's TableV2 synthesizes the table of the data stack. */
export const TABLE_PROPERTIES = {
  TableName: 'atlas',
  AttributeDefinitions: [
    { AttributeName: 'PK', AttributeType: 'S' },
    { AttributeName: 'SK', AttributeType: 'S' },
    { AttributeName: 'openShard', AttributeType: 'S' },
    { AttributeName: 'dueAt', AttributeType: 'N' },
    { AttributeName: 'callerId', AttributeType: 'S' },
    { AttributeName: 'requestedBy', AttributeType: 'S' },
    { AttributeName: 'requestedAt', AttributeType: 'N' },
  ],
  KeySchema: [
    { AttributeName: 'PK', KeyType: 'HASH' },
    { AttributeName: 'SK', KeyType: 'RANGE' },
  ],
  BillingMode: 'PAY_PER_REQUEST',
  GlobalSecondaryIndexes: [
    {
      IndexName: 'open-callbacks',
      KeySchema: [
        { AttributeName: 'openShard', KeyType: 'HASH' },
        { AttributeName: 'dueAt', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    },
    ...[
      ['callbacks-by-caller', 'callerId'],
      ['requests-by-caller', 'requestedBy'],
    ].map(([IndexName, AttributeName]) => ({
      IndexName,
      KeySchema: [
        { AttributeName, KeyType: 'HASH' },
        { AttributeName: 'requestedAt', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    })),
  ],
  Replicas: [
    {
      Region: 'us-east-1',
      DeletionProtectionEnabled: true,
      GlobalSecondaryIndexes: ['open-callbacks', 'callbacks-by-caller', 'requests-by-caller'].map((IndexName) => ({ IndexName })),
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    },
  ],
  SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
  TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
};

export const GLOBAL_TABLE = 'AWS::DynamoDB::GlobalTable';

/** The service with that table; `call` runs an operation on it. */
export async function atlasTable(options: { clock?: Clock } = {}) {
  const clock = virtualClock({ startMs: TEST_START_MS });
  const context = serviceContext(dynamodb, { clock, ...options });
  const { ref, attributes } = await provision(dynamodb, context, { type: GLOBAL_TABLE, logicalId: 'Table', properties: TABLE_PROPERTIES });
  await dynamodb.start?.(context);

  // biome-ignore lint/suspicious/noExplicitAny: each operation has its own output
  const call = async (operation: string, input: object): Promise<any> => {
    const found = dynamodb.operations[operation];
    if (!found) throw new Error(`dynamodb has no operation ${operation}`);
    return found.run({ TableName: 'atlas', ...input }, context);
  };
  const put = (PK: string, SK: string, rest: object = {}) => call('PutItem', { Item: { PK: { S: PK }, SK: { S: SK }, ...rest } });
  const get = async (PK: string, SK: string) => (await call('GetItem', { Key: { PK: { S: PK }, SK: { S: SK } } })).Item;
  return { clock, context, ref, attributes, call, put, get, stop: async () => dynamodb.stop?.(context) };
}

export const key = (PK: string, SK = 'STATE') => ({ PK: { S: PK }, SK: { S: SK } });
