// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of policies and templates
import type { AssemblyStack } from '../../../local/cloud/assembly';
import { type Place, refuse } from '../../../local/cloud/intrinsics/scope';
import { resolver } from '../../../local/cloud/resolver';
import { parseTemplate } from '../../../local/cloud/template';

const template = {
  Parameters: {
    Stage: { Type: 'String', Default: 'prod' },
    Zones: { Type: 'CommaDelimitedList', Default: 'a, b' },
    Secret: { Type: 'String' },
    BootstrapVersion: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/cdk-bootstrap/hnb659fds/version' },
  },
  Mappings: { Sizes: { prod: { memory: 512 } } },
  Conditions: {
    IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] },
    IsTest: { 'Fn::Not': [{ Condition: 'IsProd' }] },
    Both: { 'Fn::And': [{ Condition: 'IsProd' }, { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] }] },
    Either: { 'Fn::Or': [{ Condition: 'IsTest' }, { Condition: 'IsProd' }] },
    Circular: { 'Fn::Not': [{ Condition: 'Circular' }] },
    OfResource: { 'Fn::Equals': [{ Ref: 'Table' }, 'x'] },
  },
  Resources: { Table: { Type: 'AWS::DynamoDB::GlobalTable' }, Absent: { Type: 'AWS::SQS::Queue', Condition: 'IsTest' } },
};

const place: Place = { where: 'Atlas.template.json: Function (AWS::Lambda::Function)', path: 'Properties.Name' };
const stack: AssemblyStack = { name: 'Atlas', file: 'Atlas.template.json', template, sha256: '', asset: () => undefined };
const atlas = resolver(
  parseTemplate(stack, fail),
  { accountId: '123456789012', region: 'us-east-1', stackUuid: 'uuid' },
  {
    ref: (logicalId, at) => (logicalId === 'Table' ? 'table-name' : refuse(`refers to ${logicalId}`, at)),
    attribute: (logicalId, name) => `${logicalId}/${name}`,
    importValue: (name) => `import:${name}`,
    stackOutput: (stackName, name) => `${stackName}:${name}`,
  },
);
const resolve = (value: unknown) => atlas.resolve(value, place);

describe('an expression of a template', () => {
  it.each<[string, unknown, unknown]>([
    ['a resource', { Ref: 'Table' }, 'table-name'],
    ['a parameter with a default', { Ref: 'Stage' }, 'prod'],
    ['a list parameter', { Ref: 'Zones' }, ['a', 'b']],
    ['the account', { Ref: 'AWS::AccountId' }, '123456789012'],
    ['the region', { Ref: 'AWS::Region' }, 'us-east-1'],
    ['the partition', { Ref: 'AWS::Partition' }, 'aws'],
    ['the stack', { Ref: 'AWS::StackName' }, 'Atlas'],
    ['the stack id', { Ref: 'AWS::StackId' }, 'arn:aws:cloudformation:us-east-1:123456789012:stack/Atlas/uuid'],
    ['the domain of endpoints', { Ref: 'AWS::URLSuffix' }, 'amazonaws.com'],
    ['an attribute as a list', { 'Fn::GetAtt': ['Table', 'Arn'] }, 'Table/Arn'],
    ['an attribute as text', { 'Fn::GetAtt': 'Table.Stream.Arn' }, 'Table/Stream.Arn'],
    ['an import', { 'Fn::ImportValue': { 'Fn::Sub': '${AWS::StackName}-x' } }, 'import:Atlas-x'],
    [
      'an output of another stack',
      { 'Fn::GetStackOutput': { StackName: 'AtlasData', OutputName: 'T', Region: 'us-east-1' } },
      'AtlasData:T',
    ],
    ['a lookup', { 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'memory'] }, 512],
    ['joined', { 'Fn::Join': [':', ['arn', { Ref: 'AWS::Partition' }, 7, { Ref: 'AWS::NoValue' }]] }, 'arn:aws:7'],
    ['joined from a list', { 'Fn::Join': ['-', { Ref: 'Zones' }] }, 'a-b'],
    ['split', { 'Fn::Split': [':', { 'Fn::Join': [':', ['a', 'b']] }] }, ['a', 'b']],
    ['selected', { 'Fn::Select': ['1', { 'Fn::Split': ['/', { 'Fn::GetAtt': ['Table', 'Arn'] }] }] }, 'Arn'],
    ['base64', { 'Fn::Base64': 'atlas' }, 'YXRsYXM='],
    ['substituted', { 'Fn::Sub': '${Table} ${Table.Arn} ${AWS::Region} ${!Literal} $x' }, 'table-name Table/Arn us-east-1 ${Literal} $x'],
    ['substituted with own names', { 'Fn::Sub': ['${Mine}/${Stage}', { Mine: { Ref: 'Table' } }] }, 'table-name/prod'],
    ['chosen', { 'Fn::If': ['IsProd', { Ref: 'Table' }, 'no'] }, 'table-name'],
    ['chosen otherwise', { 'Fn::If': ['IsTest', { Ref: 'Nowhere' }, 'else'] }, 'else'],
    ['left out', { A: { 'Fn::If': ['IsTest', 'x', { Ref: 'AWS::NoValue' }] }, B: [1, { Ref: 'AWS::NoValue' }] }, { B: [1] }],
    [
      'a condition of a policy is not an intrinsic',
      { Condition: { StringEquals: { a: 'b' } } },
      { Condition: { StringEquals: { a: 'b' } } },
    ],
  ])('%s', (_what, expression, value) => {
    expect(resolve(expression)).toEqual(value);
  });

  it.each([
    ['IsProd', true],
    ['IsTest', false],
    ['Both', true],
    ['Either', true],
  ])('condition %s is %s', (name, holds) => {
    expect(atlas.condition(name, place)).toBe(holds);
  });

  it.each<[string, unknown, string]>([
    ['an unknown intrinsic', { 'Fn::Cidr': ['10.0.0.0/16'] }, 'no intrinsic function Fn::Cidr'],
    ['a condition outside Conditions', { 'Fn::Equals': ['a', 'b'] }, 'Fn::Equals stands outside Conditions'],
    ['an intrinsic with company', { Ref: 'Table', Other: 1 }, 'Ref stands beside Other'],
    ['a resource that is not there', { Ref: 'Nowhere' }, 'refers to Nowhere'],
    ['a parameter nobody gives', { Ref: 'Secret' }, 'parameter Secret has no default'],
    ['a parameter of the account', { Ref: 'BootstrapVersion' }, "parameter BootstrapVersion is read from the account's Parameter Store"],
    ['a map entry that is not there', { 'Fn::FindInMap': ['Sizes', 'dev', 'memory'] }, 'Fn::FindInMap finds nothing at Sizes.dev.memory'],
    ['an item that is not there', { 'Fn::Select': [2, ['a', 'b']] }, 'Fn::Select takes item 2 of a list of 2'],
    ['a join of an object', { 'Fn::Join': ['', [{ a: 1 }]] }, 'Fn::Join takes text, got {"a":1}'],
    ['a missing condition', { 'Fn::If': ['Nope', 1, 2] }, 'no condition Nope in Atlas.template.json'],
    ['a condition on itself', { 'Fn::If': ['Circular', 1, 2] }, 'the condition Circular depends on itself'],
    ['a condition on a resource', { 'Fn::If': ['OfResource', 1, 2] }, 'a condition refers to Table, expected parameters only'],
    [
      'another region',
      { 'Fn::GetStackOutput': { StackName: 'D', OutputName: 'T', Region: 'eu-west-1' } },
      'reads D in eu-west-1, expected us-east-1',
    ],
  ])('refuses %s', (_what, expression, message) => {
    expect(() => resolve(expression)).toThrow(message);
  });

  it('names the place of what it refuses', () => {
    expect(() => atlas.resolve({ Variables: [{ 'Fn::Cidr': [] }] }, place)).toThrow(
      /^Atlas.template.json: Function \(AWS::Lambda::Function\) at Properties.Name.Variables.0: no intrinsic function Fn::Cidr/,
    );
  });

  it('knows that a resource whose condition is false does not exist', () => {
    expect(atlas.exists('Table')).toBe(true);
    expect(atlas.exists('Absent')).toBe(false);
  });
});

function fail(error: unknown): never {
  throw error;
}
