import { iam } from '../../../local/services/iam';
import { provision, serviceContext } from '../../support/service-context';

const trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
};
const grant = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: '*' } };

describe('the roles of a template', () => {
  const setUp = () => {
    const context = serviceContext(iam);
    const make = (type: string, logicalId: string, properties: object) => provision(iam, context, { type, logicalId, properties });
    return { store: context.store, make };
  };

  it('are named after stack and logical id, and have an ARN and an id', async () => {
    const { make, store } = setUp();
    const made = await make('AWS::IAM::Role', 'TurnRole', { AssumeRolePolicyDocument: trust });
    expect(made).toEqual({
      ref: 'Test-TurnRole',
      attributes: { Arn: 'arn:aws:iam::123456789012:role/Test-TurnRole', RoleId: expect.stringMatching(/^AROA\w{17}$/) },
    });
    expect(store.find('arn:aws:iam::123456789012:role/Test-TurnRole')?.where).toBe('Test.template.json: TurnRole (AWS::IAM::Role)');
  });

  it('hold their inline policies, those of AWS, and those attached by other resources', async () => {
    const { make, store } = setUp();
    await make('AWS::IAM::ManagedPolicy', 'Shared', { ManagedPolicyName: 'shared', PolicyDocument: grant });
    await make('AWS::IAM::Role', 'TurnRole', {
      RoleName: 'turn',
      AssumeRolePolicyDocument: trust,
      Policies: [{ PolicyName: 'inline', PolicyDocument: grant }],
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole', 'arn:aws:iam::123456789012:policy/shared'],
    });
    await make('AWS::IAM::Policy', 'DefaultPolicy', { PolicyName: 'default', PolicyDocument: grant, Roles: ['turn'] });
    const actions = store.find('arn:aws:iam::123456789012:role/turn')?.statements.flatMap(({ Action }) => Action);
    expect(actions).toEqual([
      'dynamodb:GetItem',
      'logs:CreateLogGroup',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      'dynamodb:GetItem',
      'dynamodb:GetItem',
    ]);
  });

  it.each<[string, string, object, string]>([
    [
      'an unknown policy of AWS',
      'AWS::IAM::Role',
      { AssumeRolePolicyDocument: trust, ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
      'no managed policy arn:aws:iam::aws:policy/AdministratorAccess',
    ],
    [
      'a permission boundary',
      'AWS::IAM::Role',
      { AssumeRolePolicyDocument: trust, PermissionsBoundary: 'x' },
      'has Properties.PermissionsBoundary',
    ],
    ['a role that is not there', 'AWS::IAM::Policy', { PolicyDocument: grant, Roles: ['nobody'] }, 'the policy is for the role nobody'],
    ['users', 'AWS::IAM::Policy', { PolicyDocument: grant, Users: ['ada'] }, 'has Properties.Users'],
    [
      'an unknown operator',
      'AWS::IAM::Policy',
      { PolicyDocument: { ...grant, Statement: [{ ...grant.Statement, Condition: { IpAddress: { a: 'b' } } }] } },
      'no condition operator IpAddress',
    ],
    [
      'an older policy language',
      'AWS::IAM::Policy',
      { PolicyDocument: { ...grant, Version: '2008-10-17' } },
      'the policy has version 2008-10-17',
    ],
    [
      'an element it does not know',
      'AWS::IAM::Policy',
      { PolicyDocument: { ...grant, Statement: [{ ...grant.Statement, NotPrincipal: '*' }] } },
      'a statement has NotPrincipal',
    ],
  ])('refuse %s', async (_what, type, properties, message) => {
    const { make } = setUp();
    await expect(async () => make(type, 'Thing', properties)).rejects.toThrow(message);
  });

  it('remember what they used, each once', () => {
    const { store } = setUp();
    const use = { action: 'dynamodb:GetItem', resource: 'arn:t', allowed: true };
    store.record('arn:role', use);
    store.record('arn:role', use);
    store.record('arn:role', { ...use, allowed: false });
    expect(store.usesOf('arn:role')).toEqual([use, { ...use, allowed: false }]);
  });
});
