import {
  BatchGetItemCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { GetSecretValueCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Cloud } from '../../../../local/cloud/cloud';
import { hostAssembly } from '../../../../local/cloud/host';
import { seededRandom } from '../../../../local/cloud/seeded-random';
import { traceLog } from '../../../../local/cloud/trace-log';
import { type VirtualClock, virtualClock } from '../../../../local/cloud/virtual-clock';
import { dynamodb } from '../../../../local/services/dynamodb';
import { iam } from '../../../../local/services/iam';
import { secretsManager } from '../../../../local/services/secrets-manager';
import { drive } from '../../../support/drive';
import { TEST_START_MS } from '../../../support/service-context';
import { writeAssembly } from '../../../support/write-assembly';
import { GLOBAL_TABLE, key, TABLE_PROPERTIES } from './table';

const getAtt = (id: string, attribute: string) => ({ 'Fn::GetAtt': [id, attribute] });
const TEMPLATE = {
  Resources: {
    Table: { Type: GLOBAL_TABLE, Properties: TABLE_PROPERTIES },
    Key: { Type: 'AWS::SecretsManager::Secret', Properties: { GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true } } },
    Other: { Type: 'AWS::SecretsManager::Secret', Properties: {} },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
        },
        Policies: [
          {
            PolicyName: 'own',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: ['GetItem', 'PutItem', 'BatchGetItem', 'DescribeTable', 'ConditionCheckItem'].map(
                    (action) => `dynamodb:${action}`,
                  ),
                  Resource: getAtt('Table', 'Arn'),
                },
                { Effect: 'Allow', Action: 'dynamodb:Query', Resource: { 'Fn::Join': ['', [getAtt('Table', 'Arn'), '/index/*']] } },
                { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: { Ref: 'Key' } },
              ],
            },
          },
        ],
      },
    },
  },
  Outputs: {
    TableName: { Value: { Ref: 'Table' } },
    KeyArn: { Value: { Ref: 'Key' } },
    OtherArn: { Value: { Ref: 'Other' } },
    RoleArn: { Value: getAtt('Role', 'Arn') },
  },
};

describe('a hosted table and secret, through the SDK', () => {
  let clock: VirtualClock;
  let cloud: Cloud;
  let table: DynamoDBClient;
  let secrets: SecretsManagerClient;
  const TableName = 'atlas';
  const output = (name: string) => (cloud.outputs['Data'] as Record<string, string>)[name] as string;
  const during = <T>(work: Promise<T>) => drive(clock, work);

  beforeAll(async () => {
    clock = virtualClock({ startMs: TEST_START_MS });
    cloud = await hostAssembly({
      assembly: writeAssembly({ Data: { template: TEMPLATE } }),
      services: [iam, dynamodb, secretsManager],
      clock,
      random: seededRandom('1'),
      trace: traceLog(clock),
    });
    const endpoint = await cloud.listen(0);
    const credentials = cloud.context(dynamodb).identity.issueCredentials(output('RoleArn'), () => undefined);
    table = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
    secrets = new SecretsManagerClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
  });
  afterAll(async () => {
    table.destroy();
    secrets.destroy();
    await cloud.close();
  });

  it('keeps an item, in milliseconds of its own time', async () => {
    const before = clock.now();
    await during(table.send(new PutItemCommand({ TableName, Item: { ...key('A'), n: { N: '1.50' } } })));
    expect(clock.now() - before).toBeGreaterThan(0);
    expect(await during(table.send(new GetItemCommand({ TableName, Key: key('A') })))).toMatchObject({ Item: { n: { N: '1.5' } } });
    const RequestItems = { [TableName]: { Keys: [key('A'), key('nowhere')] } };
    expect(await during(table.send(new BatchGetItemCommand({ RequestItems })))).toMatchObject({ Responses: { atlas: [key('A')] } });
    expect((await during(table.send(new DescribeTableCommand({ TableName })))).Table?.CreationDateTime).toEqual(new Date(TEST_START_MS));
  });

  it('throws the SDK’s own exceptions, with what they carry', async () => {
    await during(table.send(new PutItemCommand({ TableName, Item: key('B') })));
    const again = { TableName, Item: key('B'), ConditionExpression: 'attribute_not_exists(PK)' };
    await expect(
      during(table.send(new PutItemCommand({ ...again, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }))),
    ).rejects.toMatchObject({
      name: 'ConditionalCheckFailedException',
      Item: key('B'),
    });
    const check = { TableName, Key: key('nowhere'), ConditionExpression: 'attribute_exists(PK)' };
    const TransactItems = [{ Put: { TableName, Item: key('C') } }, { ConditionCheck: check }];
    await expect(during(table.send(new TransactWriteItemsCommand({ TransactItems })))).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed' }],
    });
  });

  it('enforces the role: the index but not the table, its own secret but not the other', async () => {
    const query = { TableName, KeyConditionExpression: 'openShard = :s', ExpressionAttributeValues: { ':s': { S: 'OPEN#0' } } };
    expect(await during(table.send(new QueryCommand({ ...query, IndexName: 'open-callbacks' })))).toMatchObject({ Count: 0 });
    await expect(during(table.send(new QueryCommand(query)))).rejects.toMatchObject({ name: 'AccessDeniedException' });

    const secretOf = (name: string) => during(secrets.send(new GetSecretValueCommand({ SecretId: output(name) })));
    expect((await secretOf('KeyArn')).SecretString).toMatch(/^[A-Za-z0-9]{64}$/);
    await expect(secretOf('OtherArn')).rejects.toMatchObject({ name: 'AccessDeniedException' });
    const put = new PutSecretValueCommand({ SecretId: output('KeyArn'), SecretString: 'x' });
    await expect(during(secrets.send(put))).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('has no Scan anywhere', async () => {
    await expect(during(table.send(new ScanCommand({ TableName })))).rejects.toMatchObject({
      name: 'UnknownOperationException',
      message: expect.stringContaining('no dynamodb.Scan'),
    });
  });
});
