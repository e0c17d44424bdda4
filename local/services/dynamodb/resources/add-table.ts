import type { AttributeDefinition, GlobalSecondaryIndex, KeySchemaElement, TableDescription } from '@aws-sdk/client-dynamodb';
import { physicalName } from '../../../cloud/properties';
import { type Provisioned, Refusal, type Resource, type ServiceContext, ServiceError } from '../../../cloud/service';
import { keyNamed } from '../../kms/use-key';
import type { Table } from '../database';
import type { Tables } from '../store';

/** What both CloudFormation types share. Of SSESpecification the key counts; items are in memory. */
export const TABLE_PROPERTIES = [
  'TableName',
  'AttributeDefinitions',
  'KeySchema',
  'BillingMode',
  'GlobalSecondaryIndexes',
  'LocalSecondaryIndexes',
  'TimeToLiveSpecification',
  'StreamSpecification',
  'SSESpecification',
];
const INDEX_PROPERTIES = ['IndexName', 'KeySchema', 'Projection'];

/** Refuses what DynamoDB would refuse, in its words, and what is not hosted; then the table is there, ACTIVE. */
export async function addTable(
  resource: Resource,
  { isDeletionProtected, keyArn }: { readonly isDeletionProtected: boolean; readonly keyArn?: unknown },
  context: ServiceContext<Tables>,
): Promise<Provisioned> {
  const { properties, where } = resource;
  const { database, timeToLive } = context.store;
  const name: string = properties.TableName ?? physicalName(resource, 255);
  const request = createTableRequest(name, resource);
  try {
    database.prepare('CreateTable', request);
  } catch (error) {
    throw error instanceof ServiceError ? Object.assign(new Refusal(error.message, where), { cause: error }) : error;
  }
  refuseUnusedDefinitions(request, where);

  const description = { ...describe(request, context), DeletionProtectionEnabled: isDeletionProtected };
  await database.addTable(description as Table);
  const { AttributeName, Enabled } = properties.TimeToLiveSpecification ?? {};
  if (Enabled) timeToLive.enable(name, AttributeName);

  const key = keyNamed(keyArn, where, context);
  if (key) context.store.keys.set(name, key);

  const arn = context.arn(`table/${name}`);
  const label = new Date(context.clock.now()).toISOString().slice(0, -1);
  const stream = properties.StreamSpecification && { StreamArn: `${arn}/stream/${label}` };
  return { ref: name, attributes: { Arn: arn, TableId: description.TableId, ...stream } };
}

interface CreateTableRequest {
  readonly TableName: string;
  readonly AttributeDefinitions: readonly AttributeDefinition[];
  readonly KeySchema: readonly KeySchemaElement[];
  readonly BillingMode: string;
  readonly GlobalSecondaryIndexes?: readonly GlobalSecondaryIndex[];
  readonly LocalSecondaryIndexes?: readonly GlobalSecondaryIndex[];
}

function createTableRequest(name: string, { properties, where }: Resource): CreateTableRequest {
  const { AttributeDefinitions, KeySchema, BillingMode, GlobalSecondaryIndexes, LocalSecondaryIndexes } = properties;
  if (BillingMode !== 'PAY_PER_REQUEST') {
    throw new Refusal(`BillingMode is ${BillingMode ?? 'PROVISIONED'}: the local cloud hosts PAY_PER_REQUEST`, where);
  }
  for (const index of [...(GlobalSecondaryIndexes ?? []), ...(LocalSecondaryIndexes ?? [])]) {
    const unknown = Object.keys(index).find((property) => !INDEX_PROPERTIES.includes(property));
    if (unknown) throw new Refusal(`index ${index.IndexName} has ${unknown}, which the local cloud does not host`, where);
  }
  return {
    TableName: name,
    AttributeDefinitions,
    KeySchema,
    BillingMode,
    ...(GlobalSecondaryIndexes && { GlobalSecondaryIndexes }),
    ...(LocalSecondaryIndexes && { LocalSecondaryIndexes }),
  };
}

/** dynalite looks at this only for a table without indexes. */
function refuseUnusedDefinitions(request: CreateTableRequest, where: string): void {
  const schemas = [request, ...(request.GlobalSecondaryIndexes ?? []), ...(request.LocalSecondaryIndexes ?? [])];
  const used = new Set(schemas.flatMap(({ KeySchema }) => (KeySchema ?? []).map(({ AttributeName }) => AttributeName)));
  const defined = request.AttributeDefinitions.map(({ AttributeName }) => AttributeName);
  if (defined.every((name) => used.has(name))) return;
  throw new Refusal(
    'One or more parameter values were invalid: Some AttributeDefinitions are not used. ' +
      `AttributeDefinitions: [${defined.join(', ')}], keys used: [${[...used].join(', ')}]`,
    where,
  );
}

/** What DescribeTable answers, its date as it goes over the wire. */
function describe(request: CreateTableRequest, { arn, clock, random }: ServiceContext<Tables>) {
  const { BillingMode, GlobalSecondaryIndexes, LocalSecondaryIndexes, ...table } = request;
  const TableArn = arn(`table/${request.TableName}`);
  const empty = { ItemCount: 0, ProvisionedThroughput: { NumberOfDecreasesToday: 0, ReadCapacityUnits: 0, WriteCapacityUnits: 0 } };
  const indexes = (list: readonly GlobalSecondaryIndex[]) =>
    list.map((index) => ({ ...index, ...empty, IndexSizeBytes: 0, IndexArn: `${TableArn}/index/${index.IndexName}` }));
  return {
    ...table,
    ...empty,
    TableArn,
    TableId: random.fork(TableArn).uuid(),
    TableStatus: 'ACTIVE' satisfies TableDescription['TableStatus'],
    TableSizeBytes: 0,
    CreationDateTime: clock.now() / 1000,
    BillingModeSummary: { BillingMode, LastUpdateToPayPerRequestDateTime: clock.now() / 1000 },
    ...(GlobalSecondaryIndexes && {
      GlobalSecondaryIndexes: indexes(GlobalSecondaryIndexes).map((index) => ({ ...index, IndexStatus: 'ACTIVE' })),
    }),
    ...(LocalSecondaryIndexes && { LocalSecondaryIndexes: indexes(LocalSecondaryIndexes) }),
  };
}
