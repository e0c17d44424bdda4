// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of policies and templates
import { conditionKeys } from '../../../../local/cloud/identity/condition-keys';
import { operatorNames } from '../../../../local/cloud/identity/condition-operators';
import { type AccessRequest, type Decision, evaluate, type PolicyPrincipal } from '../../../../local/cloud/identity/evaluate';
import type { Statement } from '../../../../local/cloud/service';

const inOrder = (one: string, other: string) => (one < other ? -1 : 1);
const TABLE = 'arn:aws:dynamodb:us-east-1:123456789012:table/calls';
const keys = conditionKeys({
  'aws:PrincipalArn': 'arn:aws:iam::123456789012:role/Fulfillment',
  'aws:SecureTransport': 'true',
  'aws:PrincipalTag/team': 'sales',
  'dynamodb:LeadingKeys': ['CALLER#1', 'CALLER#2'],
  's3:max-keys': '10',
  'aws:CurrentTime': '2026-11-02T15:00:00Z',
});
const request: AccessRequest = { action: 'dynamodb:GetItem', resource: TABLE, keys };
const allow = (changes: Partial<Statement> = {}): Statement => ({
  Effect: 'Allow',
  Action: 'dynamodb:GetItem',
  Resource: TABLE,
  ...changes,
});
const deny = (changes: Partial<Statement> = {}): Statement => ({ ...allow(changes), Effect: 'Deny' });

describe('the statements of an identity', () => {
  it.each<[string, Statement[], Decision]>([
    ['nothing at all', [], 'undecided'],
    ['the action on the resource', [allow()], 'allowed'],
    ['the action in other case', [allow({ Action: 'DynamoDB:getitem' })], 'allowed'],
    ['a wildcard action', [allow({ Action: 'dynamodb:Get*' })], 'allowed'],
    ['another action', [allow({ Action: ['dynamodb:PutItem', 'dynamodb:Query'] })], 'undecided'],
    ['one of several actions', [allow({ Action: ['dynamodb:PutItem', 'dynamodb:GetItem'] })], 'allowed'],
    ['a wildcard resource', [allow({ Resource: '*' })], 'allowed'],
    ['a resource with a wildcard within', [allow({ Resource: 'arn:aws:dynamodb:*:table/c?lls' })], 'allowed'],
    ['another resource', [allow({ Resource: `${TABLE}/index/open-callbacks` })], 'undecided'],
    ['the resource in other case', [allow({ Resource: TABLE.toUpperCase() })], 'undecided'],
    ['all but this action', [allow({ Action: undefined, NotAction: 'dynamodb:Get*' })], 'undecided'],
    ['all but another action', [allow({ Action: undefined, NotAction: 'dynamodb:Put*' })], 'allowed'],
    ['all but this resource', [allow({ Resource: undefined, NotResource: TABLE })], 'undecided'],
    ['all but another resource', [allow({ Resource: undefined, NotResource: 'arn:aws:dynamodb:*:other' })], 'allowed'],
    ['a denial after a grant', [allow(), deny({ Resource: '*' })], 'denied'],
    ['a denial before a grant', [deny(), allow()], 'denied'],
    ['a denial of something else', [allow(), deny({ Action: 'dynamodb:DeleteItem' })], 'allowed'],
    ['a denial whose condition does not hold', [allow(), deny({ Condition: { Bool: { 'aws:SecureTransport': 'false' } } })], 'allowed'],
    [
      'a policy variable',
      [allow({ Resource: 'arn:aws:dynamodb:*:*:table/c*', Condition: { StringEquals: { 'aws:PrincipalTag/team': 'sales' } } })],
      'allowed',
    ],
    ['a variable in the resource', [allow({ Resource: `${TABLE.replace('calls', '')}\${aws:PrincipalTag/team}` })], 'undecided'],
    ['a variable that nothing fills', [allow({ Resource: '*${aws:PrincipalTag/nope}*' })], 'undecided'],
    ['a variable with a default', [allow({ Resource: "*${aws:PrincipalTag/nope, 'calls'}" })], 'allowed'],
  ])('decide by %s', (_what, statements, decision) => {
    expect(evaluate(statements, request)).toBe(decision);
  });
});

describe('a condition', () => {
  const decide = (operator: string, key: string, expected: string | string[]) =>
    evaluate([allow({ Condition: { [operator]: { [key]: expected } } })], request) === 'allowed';

  // Each operator with a value that matches, one that does not, and a key the request does not have.
  const cases: readonly [string, string, string | string[], string | string[], boolean][] = [
    ['StringEquals', 'aws:PrincipalTag/team', 'sales', 'Sales', false],
    ['StringNotEquals', 'aws:PrincipalTag/team', 'ops', ['ops', 'sales'], true],
    ['StringEqualsIgnoreCase', 'aws:PrincipalTag/team', 'SALES', 'ops', false],
    ['StringNotEqualsIgnoreCase', 'aws:PrincipalTag/team', 'ops', 'SALES', true],
    ['StringLike', 'aws:PrincipalTag/team', ['x', 's?l*'], 'sal', false],
    ['StringNotLike', 'aws:PrincipalTag/team', 'op*', 's*', true],
    ['ArnEquals', 'aws:PrincipalArn', 'arn:aws:iam::*:role/Fulf*', 'arn:aws:iam:*', false],
    ['ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::123456789012:role/Fulfillment', 'arn:aws:iam::123456789012:*/Other', false],
    ['ArnNotEquals', 'aws:PrincipalArn', 'arn:aws:iam::1:role/x', 'arn:aws:iam::*:role/*', true],
    ['ArnNotLike', 'aws:PrincipalArn', 'arn:aws:iam::1:role/x', 'arn:aws:iam::*:role/*', true],
    ['Bool', 'aws:SecureTransport', 'True', 'false', false],
    ['NumericEquals', 's3:max-keys', '10.0', '11', false],
    ['NumericNotEquals', 's3:max-keys', '11', '10', true],
    ['NumericLessThan', 's3:max-keys', '11', '10', false],
    ['NumericLessThanEquals', 's3:max-keys', '10', '9', false],
    ['NumericGreaterThan', 's3:max-keys', '9', '10', false],
    ['NumericGreaterThanEquals', 's3:max-keys', '10', '11', false],
    ['DateEquals', 'aws:CurrentTime', '2026-11-02T15:00:00.000Z', '2026-11-02', false],
    ['DateNotEquals', 'aws:CurrentTime', '2026-11-02', '2026-11-02T15:00:00Z', true],
    ['DateLessThan', 'aws:CurrentTime', '2026-11-03T00:00:00Z', '2026-11-02T15:00:00Z', false],
    ['DateLessThanEquals', 'aws:CurrentTime', '2026-11-02T15:00:00Z', '2026-11-02T14:59:59Z', false],
    ['DateGreaterThan', 'aws:CurrentTime', '1793631599', '1793631600', false],
    ['DateGreaterThanEquals', 'aws:CurrentTime', '1793631600', '1793631601', false],
  ];

  it('has a case for every operator that is hosted', () => {
    expect(cases.map(([operator]) => operator).sort(inOrder)).toEqual([...operatorNames].sort(inOrder));
  });

  it.each(cases)('%s holds, does not hold, and without the key', (operator, key, matching, other, withoutKey) => {
    expect([decide(operator, key, matching), decide(operator, key, other), decide(operator, 'aws:Absent', matching)]).toEqual([
      true,
      false,
      withoutKey,
    ]);
    expect(decide(`${operator}IfExists`, 'aws:Absent', matching)).toBe(true);
    expect(decide(`${operator}IfExists`, key, other)).toBe(false);
  });

  it.each<[string, string, string | string[], boolean]>([
    ['Null', 'aws:Absent', 'true', true],
    ['Null', 'aws:Absent', 'false', false],
    ['Null', 'aws:PrincipalArn', 'false', true],
    ['Null', 'aws:PrincipalArn', 'true', false],
    ['ForAllValues:StringEquals', 'dynamodb:LeadingKeys', ['CALLER#1', 'CALLER#2', 'CALLER#3'], true],
    ['ForAllValues:StringEquals', 'dynamodb:LeadingKeys', ['CALLER#1'], false],
    ['ForAllValues:StringEquals', 'aws:Absent', ['x'], true],
    ['ForAnyValue:StringEquals', 'dynamodb:LeadingKeys', ['CALLER#2'], true],
    ['ForAnyValue:StringEquals', 'dynamodb:LeadingKeys', ['CALLER#3'], false],
    ['ForAnyValue:StringEquals', 'aws:Absent', ['x'], false],
    ['ForAnyValue:StringNotEquals', 'dynamodb:LeadingKeys', ['CALLER#1'], true],
    ['ForAllValues:StringNotEquals', 'dynamodb:LeadingKeys', ['CALLER#1'], false],
    ['ForAnyValue:StringLike', 'dynamodb:LeadingKeys', 'CALLER#*', true],
    ['StringEquals', 'AWS:principalTAG/team', 'sales', true],
    ['StringEquals', 'aws:PrincipalTag/team', '${aws:PrincipalTag/team}', true],
    ['StringEquals', 'aws:PrincipalTag/team', '${aws:PrincipalTag/nope}', false],
    ['StringLike', 'aws:PrincipalTag/team', 'sale${*}', true],
  ])('%s %s %j: %s', (operator, key, expected, holds) => {
    expect(decide(operator, key, expected)).toBe(holds);
  });

  it('needs every operator and every key to hold', () => {
    const both = { StringEquals: { 'aws:PrincipalTag/team': 'sales' }, Bool: { 'aws:SecureTransport': 'true' } };
    expect(evaluate([allow({ Condition: both })], request)).toBe('allowed');
    expect(evaluate([allow({ Condition: { ...both, Bool: { 'aws:SecureTransport': 'false' } } })], request)).toBe('undecided');
    expect(evaluate([allow({ Condition: { StringEquals: { 'aws:PrincipalTag/team': 'sales', 'aws:Absent': 'x' } } })], request)).toBe(
      'undecided',
    );
  });

  it('refuses an operator it does not know', () => {
    expect(() => decide('IpAddress', 'aws:SourceIp', '10.0.0.0/8')).toThrow('no condition operator IpAddress');
  });
});

describe("the statements of a resource's policy", () => {
  const role: PolicyPrincipal = {
    roleArn: 'arn:aws:iam::123456789012:role/Fulfillment',
    sessionArn: 'arn:aws:sts::123456789012:assumed-role/Fulfillment/turn',
    accountId: '123456789012',
  };
  const lex: PolicyPrincipal = { service: 'lexv2.amazonaws.com' };
  const grant = (Principal: Statement['Principal'], Effect: Statement['Effect'] = 'Allow'): Statement => ({
    ...allow(),
    Effect,
    Principal,
  });

  it.each<[string, Statement, PolicyPrincipal, Decision]>([
    ['a service named', grant({ Service: ['connect.amazonaws.com', 'lexv2.amazonaws.com'] }), lex, 'allowed'],
    ['another service', grant({ Service: 'connect.amazonaws.com' }), lex, 'undecided'],
    ['everybody', grant('*'), lex, 'allowed'],
    ['everybody, as a list', grant({ AWS: '*' }), role, 'allowed'],
    ['the role', grant({ AWS: role.roleArn }), role, 'allowed'],
    ['its session', grant({ AWS: role.sessionArn }), role, 'allowed'],
    ['another role', grant({ AWS: 'arn:aws:iam::123456789012:role/Other' }), role, 'undecided'],
    ['a service, asked by a role', grant({ Service: 'lexv2.amazonaws.com' }), role, 'undecided'],
    ['the account, which leaves it to its own policies', grant({ AWS: 'arn:aws:iam::123456789012:root' }), role, 'undecided'],
    ['the account, denied', grant({ AWS: '123456789012' }, 'Deny'), role, 'denied'],
    ['nobody', allow(), lex, 'undecided'],
  ])('%s', (_what, statement, principal, decision) => {
    expect(evaluate([statement], request, principal)).toBe(decision);
  });
});
