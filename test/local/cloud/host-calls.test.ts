import { Agent } from 'node:http';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Principal } from '../../../local/cloud/service';
import { drive } from '../../support/drive';
import { host, secret, stack } from '../../support/host-stacks';
import { TEST_START_MS } from '../../support/service-context';

describe('a call of the product', () => {
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
  };
  const atlas = {
    Atlas: stack({
      Key: secret({ value: 42 }),
      TurnRole: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: trust } },
      TurnPolicy: {
        Type: 'AWS::IAM::Policy',
        Properties: {
          PolicyName: 'turn',
          Roles: [{ Ref: 'TurnRole' }],
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: { Ref: 'Key' } }],
          },
        },
      },
    }),
  };
  const role = 'arn:aws:iam::123456789012:role/Atlas-TurnRole';
  const key = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:Key';

  /** As an execution environment calls: the SDK's own client, in memory, with the role's keys, on virtual time. */
  async function callFromFunction(seed: number) {
    const { cloud, clock, secrets, trace } = await host(atlas, { seed });
    const context = cloud.context(secrets);
    const agent = new Agent({ keepAlive: true });
    agent.createConnection = (() => context.connect()) as never;
    const client = new SecretsManagerClient({
      ...{ endpoint: cloud.url, region: 'us-east-1', requestHandler: new NodeHttpHandler({ httpAgent: agent }) },
      credentials: context.identity.issueCredentials(role, () => 'span-of-the-turn', 'turn'),
    });
    const answered: unknown[] = [];
    for (const SecretId of [key, 'arn:another']) {
      const sent = client.send(new GetSecretValueCommand({ SecretId }));
      answered.push(await drive(clock, sent).catch((error: Error) => error.name));
    }
    client.destroy();
    return { answered, trace, clock };
  }

  it('is authorized by the policies of the template, and a denial is a fault that names role and function', async () => {
    const { answered, trace } = await callFromFunction(1);
    expect(answered).toEqual([expect.objectContaining({ SecretString: '{"value":42}' }), 'AccessDeniedException']);
    expect(trace.faults).toEqual([
      {
        what: 'User: arn:aws:sts::123456789012:assumed-role/Atlas-TurnRole/turn is not authorized to perform: secretsmanager:GetSecretValue on resource: arn:another because no identity-based policy allows the secretsmanager:GetSecretValue action',
        where: 'Atlas.template.json: TurnRole (AWS::IAM::Role), called by turn',
      },
    ]);
  });

  it('takes virtual time, and the same time with the same seed', async () => {
    const [one, again, other] = [await callFromFunction(1), await callFromFunction(1), await callFromFunction(2)];
    expect(one.clock.now()).toBeGreaterThan(TEST_START_MS);
    expect(one.trace.events).toEqual(again.trace.events);
    expect(one.trace.events).not.toEqual(other.trace.events);
  });

  it('takes virtual time over TCP too, as long as somebody moves it', async () => {
    const { cloud, clock, secrets } = await host(atlas);
    const client = new SecretsManagerClient({
      ...{ endpoint: await cloud.listen(0), region: 'us-east-1' },
      credentials: cloud.context(secrets).identity.issueCredentials(role, () => undefined),
    });
    const found = await drive(clock, client.send(new GetSecretValueCommand({ SecretId: key })));
    client.destroy();
    expect(found.SecretString).toBe('{"value":42}');
    expect(clock.now()).toBeGreaterThan(TEST_START_MS);
  });

  it('goes from service to service by the same rules', async () => {
    const { cloud, clock } = await host(atlas);
    const call = (principal: Principal, SecretId: string) => {
      const called = cloud.call({ service: 'secrets-manager', operation: 'GetSecretValue', input: { SecretId }, principal });
      return Promise.all([called.catch((error: Error) => error.name), clock.settle()]).then(([outcome]) => outcome);
    };
    expect(await call({ kind: 'role', arn: role }, key)).toMatchObject({ ARN: key });
    expect(await call({ kind: 'role', arn: role }, 'arn:another')).toBe('AccessDeniedException');
    expect(await call({ kind: 'operator' }, key)).toMatchObject({ ARN: key });
  });
});
