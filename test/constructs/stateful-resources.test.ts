import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Resources, synthesized } from '../support/synthesized';

/**
 * What cannot be made again: rows, keys, the number that callers know, messages that wait, histories of executions. A new logical id, or a new value
 * of a property that CloudFormation replaces a resource for, deletes one and makes another. `stateful-resources.json` is what the last synthesis had.
 */
const FILE = join(__dirname, 'stateful-resources.json');
const HOW =
  'data would be lost with it. If that is meant (nothing is deployed, or it was moved by hand), write the list anew: ' +
  'UPDATE_STATEFUL=1 npx jest test/constructs/stateful-resources && npm run format';

/** Type → the properties for which CloudFormation replaces one, or by which its content is lost. */
const REPLACED_FOR: Readonly<Record<string, readonly string[]>> = {
  'AWS::DynamoDB::GlobalTable': ['TableName', 'KeySchema', 'LocalSecondaryIndexes', 'TimeToLiveSpecification'],
  'AWS::SecretsManager::Secret': ['Name', 'GenerateSecretString'], // another way to generate it generates another value
  'AWS::KMS::Key': ['KeySpec', 'KeyUsage', 'MultiRegion', 'Origin'],
  'AWS::Connect::Instance': ['IdentityManagementType', 'InstanceAlias', 'DirectoryId'],
  'AWS::Connect::PhoneNumber': ['CountryCode', 'Type', 'Prefix', 'SourcePhoneNumberArn'],
  'AWS::Connect::HoursOfOperation': ['InstanceArn'],
  'AWS::Connect::Queue': ['InstanceArn'],
  'AWS::SQS::Queue': ['QueueName', 'FifoQueue'],
  'AWS::StepFunctions::StateMachine': ['StateMachineName', 'StateMachineType'],
};

interface Kept {
  readonly type: string;
  readonly deletionPolicy?: string;
  readonly replacedFor: Readonly<Record<string, unknown>>;
}

type List = Readonly<Record<string, Kept>>;

const keptOf = (stack: string, resources: Resources): [string, Kept][] =>
  Object.entries(resources).flatMap(([id, { Type: type, Properties = {}, DeletionPolicy: deletionPolicy }]) => {
    const properties = REPLACED_FOR[type];
    if (!properties) return [];
    const replacedFor = Object.fromEntries(properties.filter((name) => name in Properties).map((name) => [name, Properties[name]]));
    return [[`${stack}/${id}`, { type, ...(deletionPolicy && { deletionPolicy }), replacedFor }]];
  });

const listOf = (context: Record<string, string>): List => {
  const { AtlasData, Atlas } = synthesized(context);
  return Object.fromEntries([...keptOf('AtlasData', AtlasData.Resources), ...keptOf('Atlas', Atlas.Resources)].sort());
};

/** What would become of each resource of the list, in words. */
function lost(before: List, now: List): string[] {
  return Object.entries(before).flatMap(([id, kept]) => {
    const next = now[id];
    if (!next) return [`${id} (${kept.type}) is gone: ${HOW}`];
    if (JSON.stringify(next.replacedFor) !== JSON.stringify(kept.replacedFor))
      return [`${id} (${kept.type}) would be replaced, ${JSON.stringify(kept.replacedFor)} → ${JSON.stringify(next.replacedFor)}: ${HOW}`];
    if (kept.deletionPolicy === 'Retain' && next.deletionPolicy !== 'Retain') return [`${id} (${kept.type}) is no longer retained: ${HOW}`];
    return [];
  });
}

const PROD = { stage: 'prod' };

describe('what cannot be made again', () => {
  if (process.env['UPDATE_STATEFUL']) writeFileSync(FILE, `${JSON.stringify(listOf(PROD), null, 2)}\n`);
  const before: List = JSON.parse(readFileSync(FILE, 'utf8'));

  it('is neither deleted nor replaced by this synthesis', () => expect(lost(before, listOf(PROD))).toEqual([]));

  it('is neither deleted nor replaced when the stage changes', () => {
    const ofProdAlone = Object.values(before).filter(({ type }) => type === 'AWS::KMS::Key');
    expect(lost(before, listOf({ stage: 'dev' }))).toHaveLength(ofProdAlone.length);
  });

  it('is on the list, all of it that the data stack has', () => {
    const missing = Object.keys(listOf(PROD)).filter((id) => id.startsWith('AtlasData/') && !before[id]);
    expect(missing.map((id) => `${id} is new: UPDATE_STATEFUL=1 npx jest test/constructs/stateful-resources puts it on the list`)).toEqual(
      [],
    );
  });

  it('is retained when its stack is deleted, in every stage; what can be written again is not', () => {
    for (const stage of ['dev', 'prod']) {
      for (const [id, { deletionPolicy }] of Object.entries(listOf({ stage }))) {
        if (id.startsWith('AtlasData/')) expect([id, deletionPolicy]).toEqual([id, id.includes('ResponseCache') ? 'Delete' : 'Retain']);
      }
    }
  });

  it.each<[string, (list: Record<string, Kept>, id: string) => void, RegExp]>([
    [
      'a construct that was renamed',
      (list, id) => delete list[id],
      /^AtlasData\/Table\w+ \(AWS::DynamoDB::GlobalTable\) is gone: .*UPDATE_STATEFUL/,
    ],
    [
      'another key',
      (list, id) => Object.assign(list, { [id]: { ...list[id], replacedFor: { KeySchema: [] } } }),
      /would be replaced, .* → /,
    ],
    [
      'a table that is deleted with its stack',
      (list, id) => Object.assign(list, { [id]: { ...list[id], deletionPolicy: 'Delete' } }),
      /is no longer retained/,
    ],
  ])('%s is told, and how to go ahead', (_name, change, says) => {
    const now: Record<string, Kept> = { ...before };
    change(now, Object.keys(now).find((id) => id.startsWith('AtlasData/Table')) as string);
    expect(lost(before, now)).toEqual([expect.stringMatching(says)]);
  });
});
