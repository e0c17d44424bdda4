import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dynamodb } from '../../local/services/dynamodb';
import { synthesized } from '../support/synthesized';
import { startTestCenter, type TestCenter } from '../support/test-center';

/** The table of docs/architecture.md, row by row: pattern, index or key, functions, test. */
const page = readFileSync(join(__dirname, '../../docs/architecture.md'), 'utf8');
const rows = page
  .slice(page.indexOf('| access pattern |'))
  .split('\n\n')[0]
  ?.split('\n')
  .slice(2)
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  ) as string[][];
const named = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name as string);

const { Atlas, AtlasData } = synthesized();
const table = Object.entries(AtlasData.Resources).find(([id]) => id.startsWith('Table'))?.[1].Properties;
const indexes: string[] = table.GlobalSecondaryIndexes.map(({ IndexName }: { IndexName: string }) => IndexName);

/** What the role of each function may do: `dynamodb:Query open-callbacks`. */
const grants = new Map(
  Object.entries(Atlas.Resources)
    .filter(([, { Type }]) => Type === 'AWS::Lambda::Function')
    .map(([, { Properties }]) => {
      const [role] = Properties.Role['Fn::GetAtt'];
      const statements = Object.values(Atlas.Resources)
        .filter(({ Type, Properties: policy }) => Type === 'AWS::IAM::Policy' && JSON.stringify(policy.Roles).includes(`"${role}"`))
        .flatMap(({ Properties: policy }) => policy.PolicyDocument.Statement as { Action: string | string[]; Resource: unknown }[]);
      const ofTables = statements.flatMap(({ Action, Resource }) =>
        [Action]
          .flat()
          .filter((action) => action.startsWith('dynamodb:'))
          .flatMap((action) => {
            const on = indexes.filter((index) => JSON.stringify(Resource).includes(`/index/${index}`));
            return on.length > 0 ? on.map((index) => `${action} ${index}`) : [action];
          }),
      );
      return [String(Properties.FunctionName).slice('atlas-'.length), new Set(ofTables)] as const;
    }),
);

it('the indexes of the table are those that a pattern needs', () => {
  const used = rows.flatMap(([, how]) => named(how)).filter((name) => /^[a-z-]+-/.test(name));
  expect(new Set(indexes)).toEqual(new Set(used));
});

it.each(rows)('%s', (_pattern, how, functions) => {
  const [index] = indexes.filter((name) => how?.includes(`\`${name}\``));
  const reads = index
    ? [`dynamodb:Query ${index}`]
    : how?.includes('Query')
      ? ['dynamodb:Query']
      : ['dynamodb:GetItem', 'dynamodb:BatchGetItem'];
  for (const name of named(functions)) expect([name, reads.some((read) => grants.get(name)?.has(read))]).toEqual([name, true]);
});

it('whoever may query an index has a row that says why', () => {
  for (const [name, granted] of grants) {
    for (const index of indexes.filter((each) => granted.has(`dynamodb:Query ${each}`)))
      expect([name, index, rows.some(([, how, functions]) => how?.includes(`\`${index}\``) && named(functions).includes(name))]).toEqual([
        name,
        index,
        true,
      ]);
  }
});

it('nobody is granted a Scan', () =>
  expect([...grants.values()].flatMap((granted) => [...granted]).filter((action) => action.includes('Scan'))).toEqual([]));

describe('as hosted', () => {
  let center: TestCenter;
  beforeAll(async () => {
    center = await startTestCenter();
  });
  afterAll(() => center.close());

  const call = (operation: string, input: object) =>
    center.cloud.call({
      service: dynamodb.name,
      operation,
      input: { TableName: center.cloud.outputs['AtlasData']?.['TableName'], ...input },
      principal: { kind: 'operator' },
    });

  it.each([
    ['open-callbacks', 'openShard', 'OPEN#0', 'dueAt'],
    ['callbacks-by-caller', 'callerId', 'c'.repeat(32), 'requestedAt'],
    ['requests-by-caller', 'requestedBy', 'r'.repeat(32), 'requestedAt'],
  ])('%s holds keys alone, in order, of the rows that have both', async (IndexName, partition, value, sort) => {
    for (const [PK, at] of [
      ['CALLBACK#b', '2'],
      ['CALLBACK#a', '1'],
      ['CALLBACK#none', undefined],
    ] as const) {
      const Item = {
        PK: { S: PK },
        SK: { S: `OF ${IndexName}` },
        [partition]: { S: value },
        name: { S: 'somebody' },
        ...(at && { [sort]: { N: at } }),
      };
      await call('PutItem', { Item });
    }
    const { Items } = await call('Query', {
      IndexName,
      KeyConditionExpression: '#partition = :value',
      ExpressionAttributeNames: { '#partition': partition },
      ExpressionAttributeValues: { ':value': { S: value } },
    });
    expect(Items.map(({ PK }: { PK: { S: string } }) => PK.S)).toEqual(['CALLBACK#a', 'CALLBACK#b']);
    expect(new Set(Items.flatMap(Object.keys))).toEqual(new Set(['PK', 'SK', partition, sort]));
  });
});
