import { createIdentity } from '../../../../local/cloud/identity';
import { seededRandom } from '../../../../local/cloud/seeded-random';
import type { PolicyDocument, Principal, Statement } from '../../../../local/cloud/service';
import { traceLog } from '../../../../local/cloud/trace-log';
import { virtualClock } from '../../../../local/cloud/virtual-clock';
import { Roles } from '../../../../local/services/iam/store';
import { TEST_START_MS } from '../../../support/service-context';

const ROLE = 'arn:aws:iam::123456789012:role/Atlas-TurnRole';
const MACHINE = 'arn:aws:states:us-east-1:123456789012:stateMachine:atlas-callback';
const where = 'Atlas.template.json: TurnRole (AWS::IAM::Role)';
const start: Statement = { Effect: 'Allow', Action: 'states:StartExecution', Resource: MACHINE };

function setUp(statements: Statement[] = [], trust: Statement[] = []) {
  const clock = virtualClock({ startMs: TEST_START_MS });
  const trace = traceLog(clock);
  const roles = new Roles();
  roles.add({ arn: ROLE, name: 'Atlas-TurnRole', roleId: 'AROA1', where, trustPolicy: { Statement: trust } });
  roles.attach('Atlas-TurnRole', { Statement: statements });
  const identity = createIdentity({ clock, trace, roles, random: seededRandom(1), accountId: '123456789012', region: 'us-east-1' });
  const authorize = (principal: Principal, resourcePolicy?: PolicyDocument, kind: 'json' | 'rest-json' = 'rest-json') =>
    identity.authorize({
      principal,
      permissions: [{ action: 'states:StartExecution', resource: MACHINE }],
      resourcePolicy,
      protocol: kind === 'json' ? { kind, target: 'AWSStepFunctions', version: '1.0' } : { kind },
    });
  return { identity, trace, roles, authorize };
}

const turn: Principal = { kind: 'role', arn: ROLE, session: 'lex-fulfillment' };

describe('a call of a role', () => {
  it('is allowed by its own policies', () => {
    const { authorize, trace } = setUp([start]);
    expect(() => authorize(turn)).not.toThrow();
    expect(trace.faults).toEqual([]);
  });

  it('is denied in the words of AWS when nothing allows it, and that is a fault that names role and function', () => {
    const { authorize, trace } = setUp();
    const message = `User: arn:aws:sts::123456789012:assumed-role/Atlas-TurnRole/lex-fulfillment is not authorized to perform: states:StartExecution on resource: ${MACHINE} because no identity-based policy allows the states:StartExecution action`;
    expect(() => authorize(turn)).toThrow(expect.objectContaining({ name: 'AccessDeniedException', status: 403, message }));
    expect(trace.faults).toEqual([{ what: message, where: `${where}, called by lex-fulfillment` }]);
  });

  it.each([
    ['its own', [start, { ...start, Effect: 'Deny' as const }], undefined, 'with an explicit deny in an identity-based policy'],
    [
      "the resource's",
      [start],
      [{ ...start, Effect: 'Deny' as const, Principal: '*' }],
      'with an explicit deny in a resource-based policy',
    ],
  ])('is denied by an explicit Deny of %s policy', (_whose, own, ofResource, reason) => {
    const { authorize } = setUp(own);
    expect(() => authorize(turn, ofResource && { Statement: ofResource })).toThrow(reason);
  });

  it("is allowed by the resource's policy alone, within the account", () => {
    const { authorize } = setUp();
    expect(() => authorize(turn, { Statement: [{ ...start, Principal: { AWS: ROLE } }] })).not.toThrow();
  });

  it('is refused with the status that its protocol gives', () => {
    expect(() => setUp().authorize(turn, undefined, 'json')).toThrow(expect.objectContaining({ status: 400 }));
  });

  it('is remembered, allowed or not', () => {
    const { authorize, roles } = setUp([start]);
    authorize(turn);
    expect(roles.usesOf(ROLE)).toEqual([{ action: 'states:StartExecution', resource: MACHINE, allowed: true }]);
  });

  it('is refused when no template has the role', () => {
    const { authorize, trace } = setUp();
    expect(() => authorize({ kind: 'role', arn: 'arn:nobody' })).toThrow('no role arn:nobody');
    expect(trace.faults).toHaveLength(1);
  });

  it('carries the keys that policies ask for', () => {
    const Condition = {
      ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/Atlas-*' },
      StringEquals: { 'aws:RequestedRegion': 'us-east-1', 'aws:userid': 'AROA1:lex-fulfillment' },
      DateLessThan: { 'aws:CurrentTime': '2026-11-03T00:00:00Z' },
      Bool: { 'aws:SecureTransport': 'true' },
    };
    expect(() => setUp([{ ...start, Condition }]).authorize(turn)).not.toThrow();
  });
});

describe('a call of a service', () => {
  const events: Principal = {
    kind: 'service',
    service: 'events.amazonaws.com',
    sourceArn: 'arn:aws:events:us-east-1:123456789012:rule/sweep',
  };
  const ofRule = (rule: string): PolicyDocument => ({
    Statement: [{ ...start, Principal: { Service: 'events.amazonaws.com' }, Condition: { ArnLike: { 'AWS:SourceArn': rule } } }],
  });

  it("is allowed by the resource's policy, for the source it names", () => {
    expect(() => setUp().authorize(events, ofRule('arn:aws:events:*:*:rule/sweep'))).not.toThrow();
  });

  it('is denied for another source, and that is a fault that names the source', () => {
    const { authorize, trace } = setUp();
    const message = `User: events.amazonaws.com is not authorized to perform: states:StartExecution on resource: ${MACHINE} because no resource-based policy allows the states:StartExecution action`;
    expect(() => authorize(events, ofRule('arn:aws:events:*:*:rule/other'))).toThrow(message);
    expect(trace.faults).toEqual([{ what: message, where: 'arn:aws:events:us-east-1:123456789012:rule/sweep' }]);
  });
});

it('the operator may do everything', () => {
  expect(() => setUp().authorize({ kind: 'operator' })).not.toThrow();
});

describe('a role', () => {
  const trust = (Condition?: Statement['Condition']): Statement[] => [
    { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' }, ...(Condition && { Condition }) },
  ];

  it('is assumed by the service it trusts only', () => {
    const { identity, trace } = setUp([], trust());
    expect(() => identity.assumeRole(ROLE, 'lambda.amazonaws.com')).not.toThrow();
    expect(() => identity.assumeRole(ROLE, 'states.amazonaws.com')).toThrow(
      'states.amazonaws.com is not authorized to perform: sts:AssumeRole',
    );
    expect(trace.faults).toEqual([expect.objectContaining({ where })]);
  });

  it('is assumed under the conditions of its trust policy', () => {
    const { identity } = setUp(
      [],
      trust({ StringEquals: { 'aws:SourceAccount': '123456789012' }, ArnLike: { 'aws:SourceArn': 'arn:fn:*' } }),
    );
    expect(() => identity.assumeRole(ROLE, 'lambda.amazonaws.com', 'arn:fn:turn')).not.toThrow();
    expect(() => identity.assumeRole(ROLE, 'lambda.amazonaws.com')).toThrow('is not authorized');
  });

  it('gives access keys by which its calls, and the span they belong to, are known', () => {
    const { identity } = setUp();
    let span = 'span-1';
    const { accessKeyId } = identity.issueCredentials(ROLE, () => span, 'turn');
    const caller = identity.findCaller(accessKeyId);
    expect(caller?.principal).toEqual({ kind: 'role', arn: ROLE, session: 'turn' });
    span = 'span-2';
    expect(caller?.span()).toBe('span-2');
    expect(identity.findCaller('AKIAELSEWHERE')).toBeUndefined();
  });
});
