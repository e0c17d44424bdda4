import { Agent } from 'node:http';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Principal } from '../../../../local/cloud/service';
import { lambda } from '../../../../local/services/lambda';
import { drive } from '../../../support/drive';
import { type HostedFunctions, hostFunctions, START_MS } from './hosted-functions';

const ECHO = `export const handler = async (event, context) => ({ event, version: context.functionVersion, arn: context.invokedFunctionArn, type: process.env.AWS_LAMBDA_INITIALIZATION_TYPE });`;
const WAIT = `export const handler = async ({ ms }) => { await new Promise((resolve) => setTimeout(resolve, ms)); return process.env.AWS_LAMBDA_INITIALIZATION_TYPE; };`;
const ARN = 'arn:aws:lambda:us-east-1:123456789012:function:echo';

const payloadOf = ({ Payload = '' }: { Payload?: string }) => JSON.parse(Payload);
const invocations = ({ trace }: HostedFunctions) =>
  trace.events.filter(({ type, phase }) => type === 'lambda.invoke' && phase === 'end').map(({ detail }) => detail);

describe('invoking a function', () => {
  let host: HostedFunctions;
  beforeAll(async () => {
    host = await hostFunctions({ echo: { source: ECHO } });
  });

  it.each([
    ['its name', 'echo', undefined, '$LATEST', ARN],
    ['a qualified name', 'echo:live', undefined, '1', `${ARN}:live`],
    ['its ARN', ARN, undefined, '$LATEST', ARN],
    ['a qualified ARN', `${ARN}:1`, undefined, '1', `${ARN}:1`],
    ['a name and a qualifier', 'echo', 'live', '1', `${ARN}:live`],
  ])('takes %s', async (_case, FunctionName, Qualifier, version, arn) => {
    const answer = await host.invoke(FunctionName, { Payload: '{"a":1}', ...(Qualifier && { Qualifier }) });
    expect(answer).toMatchObject({ StatusCode: 200, ExecutedVersion: version });
    expect(payloadOf(answer)).toEqual({ event: { a: 1 }, version, arn, type: 'on-demand' });
  });

  it('answers over the wire as the SDK expects', async () => {
    const agent = Object.assign(new Agent(), { createConnection: () => host.cloud.context(lambda).connect() });
    const client = new LambdaClient({
      region: 'us-east-1',
      endpoint: host.cloud.url,
      credentials: { accessKeyId: 'operator', secretAccessKey: 'operator' },
      requestHandler: new NodeHttpHandler({ httpAgent: agent }),
    });
    const answer = await drive(host.clock, client.send(new InvokeCommand({ FunctionName: ARN, Qualifier: 'live', Payload: '{"b":2}' })));
    expect(answer).toMatchObject({ StatusCode: 200, ExecutedVersion: '1' });
    expect(JSON.parse(Buffer.from(answer.Payload ?? []).toString())).toMatchObject({ event: { b: 2 }, arn: `${ARN}:live` });
    const dry = await drive(host.clock, client.send(new InvokeCommand({ FunctionName: 'echo', InvocationType: 'DryRun' })));
    expect(dry.StatusCode).toBe(204);
    await expect(drive(host.clock, client.send(new InvokeCommand({ FunctionName: 'echo:nope' })))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: `Function not found: ${ARN}:nope`,
    });
    client.destroy();
  });

  it.each([
    ['no such function', 'nobody', {}, 'ResourceNotFoundException'],
    ['a qualifier that contradicts the name', 'echo:1', { Qualifier: 'live' }, 'InvalidParameterValueException'],
    ['a payload that is not JSON', 'echo', { Payload: 'hello' }, 'InvalidRequestContentException'],
    ['a payload that is too large', 'echo', { Payload: JSON.stringify('x'.repeat(6_291_456)) }, 'RequestTooLargeException'],
  ])('refuses %s', async (_case, FunctionName, options, name) => {
    await expect(host.invoke(FunctionName, options)).rejects.toMatchObject({ name });
  });

  it('takes no payload for an empty object', async () => {
    expect(payloadOf(await host.invoke('echo'))).toMatchObject({ event: {} });
  });
});

describe('who may invoke', () => {
  const lex: Principal = {
    kind: 'service',
    service: 'lexv2.amazonaws.com',
    sourceArn: 'arn:aws:lex:us-east-1:123456789012:bot-alias/BOT/ALIAS',
  };
  const permission = (FunctionName: unknown, more: object = {}) => ({
    Type: 'AWS::Lambda::Permission',
    Properties: { Action: 'lambda:InvokeFunction', FunctionName, Principal: 'lexv2.amazonaws.com', ...more },
  });

  it('a permission on the alias covers the alias only', async () => {
    const { invoke } = await hostFunctions({ echo: { source: ECHO } }, { P: permission({ Ref: 'echoLive' }) });
    await expect(invoke('echo:live', { principal: lex })).resolves.toMatchObject({ StatusCode: 200 });
    await expect(invoke('echo', { principal: lex })).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('a permission on the function does not cover the alias', async () => {
    const { invoke, trace } = await hostFunctions({ echo: { source: ECHO } }, { P: permission({ Ref: 'echo' }) });
    await expect(invoke('echo', { principal: lex })).resolves.toMatchObject({ StatusCode: 200 });
    await expect(invoke('echo:live', { principal: lex })).rejects.toMatchObject({ name: 'AccessDeniedException' });
    expect(trace.faults[0]?.what).toContain(`lambda:InvokeFunction on resource: ${ARN}:live`);
  });

  it('a permission holds for its source only', async () => {
    const conditions = { SourceArn: lex.kind === 'service' && lex.sourceArn, SourceAccount: '123456789012' };
    const { invoke } = await hostFunctions({ echo: { source: ECHO } }, { P: permission({ Ref: 'echoLive' }, conditions) });
    await expect(invoke('echo:live', { principal: lex })).resolves.toMatchObject({ StatusCode: 200 });
    await expect(
      invoke('echo:live', { principal: { ...lex, sourceArn: 'arn:aws:lex:us-east-1:123456789012:bot-alias/OTHER/ALIAS' } }),
    ).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
  });
});

describe('execution environments', () => {
  it('start cold once, and are reused one request at a time', async () => {
    const host = await hostFunctions({ wait: { source: WAIT } });
    await host.invoke('wait:live', { Payload: '{"ms":100}' });
    await host.invoke('wait:live', { Payload: '{"ms":100}' });
    const twoAtOnce = [host.call('wait:live', { Payload: '{"ms":100}' }), host.call('wait:live', { Payload: '{"ms":100}' })];
    await host.clock.settle();
    await Promise.all(twoAtOnce);
    expect(invocations(host).map(({ cold, ms, initMs }) => [cold, (ms as number) - ((initMs as number | undefined) ?? 0)])).toEqual([
      [true, 100],
      [false, 100],
      [false, 100],
      [true, 100],
    ]);
    expect(invocations(host)[0]?.['initMs']).toBeGreaterThan(90);
  });

  it('are reclaimed when nobody has used them for ten minutes', async () => {
    const host = await hostFunctions({ wait: { source: WAIT } });
    await host.invoke('wait:live', { Payload: '{"ms":1}' });
    await host.clock.advance(11 * 60_000);
    await host.invoke('wait:live', { Payload: '{"ms":1}' });
    expect(invocations(host).map(({ cold }) => cold)).toEqual([true, true]);
  });

  it('that are provisioned are warm from the start, for their alias; what spills over starts cold', async () => {
    const host = await hostFunctions({
      wait: { source: WAIT, alias: { ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 1 } } },
    });
    const answers = ['wait:live', 'wait:live', 'wait:1'].map((name) => host.call(name, { Payload: '{"ms":500}' }));
    await host.clock.settle();
    expect((await Promise.all(answers)).map(payloadOf)).toEqual(['provisioned-concurrency', 'on-demand', 'on-demand']);
    expect(invocations(host).map(({ cold }) => cold)).toEqual([false, true, true]);
  });

  it('are limited by reserved concurrency', async () => {
    const host = await hostFunctions({ wait: { source: WAIT, properties: { ReservedConcurrentExecutions: 1 } } });
    const first = host.call('wait', { Payload: '{"ms":500}' });
    await expect(host.invoke('wait')).rejects.toMatchObject({ name: 'TooManyRequestsException', status: 429 });
    await host.clock.settle();
    await expect(first).resolves.toMatchObject({ StatusCode: 200 });
    await expect(host.invoke('wait', { Payload: '{"ms":1}' })).resolves.toMatchObject({ StatusCode: 200 });
  });

  it('are killed at the time-out, and a provisioned one is replaced', async () => {
    const host = await hostFunctions({
      wait: { source: WAIT, alias: { ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 1 } } },
    });
    const answer = await host.invoke('wait:live', { Payload: '{"ms":60000}' });
    expect(answer).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled', ExecutedVersion: '1' });
    const requestId = invocations(host)[0]?.['requestId'];
    expect(payloadOf(answer)).toEqual({
      errorType: 'Sandbox.Timedout',
      errorMessage: `RequestId: ${requestId} Error: Task timed out after 3.00 seconds`,
    });
    expect(host.clock.now()).toBe(START_MS + 3000);
    expect(host.lines('wait')).toEqual([`2026-11-02T15:00:03.000Z ${requestId} Task timed out after 3.00 seconds`]);
    expect(host.trace.faults).toEqual([
      { what: 'wait ended: Task timed out after 3.00 seconds', where: 'Test.template.json: wait (AWS::Lambda::Function)' },
    ]);
    await host.clock.advance(1000);
    expect(payloadOf(await host.invoke('wait:live', { Payload: '{"ms":1}' }))).toBe('provisioned-concurrency');
  });

  it('killed by a simulation answer that they crashed; the next invocation is served by a new one', async () => {
    const host = await hostFunctions({ wait: { source: WAIT } });
    host.clock.setTimeout(() => host.store.crash('wait'), 1000);
    const answer = await host.invoke('wait', { Payload: '{"ms":2000}' });
    expect(payloadOf(answer)).toMatchObject({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringMatching(/Runtime exited with error: signal: killed$/),
    });
    expect(payloadOf(await host.invoke('wait', { Payload: '{"ms":1}' }))).toBe('on-demand');
  });

  it('share the invocations of an alias by its weights', async () => {
    const host = await hostFunctions(
      {
        echo: {
          source: ECHO,
          alias: {
            RoutingConfig: {
              AdditionalVersionWeights: [{ FunctionVersion: { 'Fn::GetAtt': ['Second', 'Version'] }, FunctionWeight: 0.5 }],
            },
          },
        },
      },
      { Second: { Type: 'AWS::Lambda::Version', DependsOn: 'echoVersion', Properties: { FunctionName: { Ref: 'echo' } } } },
    );
    const versions = [];
    for (let i = 0; i < 40; i++) versions.push((await host.invoke('echo:live')).ExecutedVersion);
    expect(new Set(versions)).toEqual(new Set(['1', '2']));
    expect(versions.filter((each) => each === '2').length).toBeGreaterThan(10);
  });
});

describe('what goes wrong', () => {
  it('a function that cannot initialize is a fault by name before anybody calls it, and then answers with its error', async () => {
    const source = `if (!process.env.TABLE_NAME) throw new Error('missing environment variable TABLE_NAME'); ${ECHO}`;
    const { invoke, trace } = await hostFunctions({ 'lex-fulfillment': { source } } as never);
    const fault = {
      what: 'lex-fulfillment failed to initialize: missing environment variable TABLE_NAME',
      where: 'Test.template.json: lex-fulfillment (AWS::Lambda::Function)',
    };
    expect(trace.faults).toEqual([fault]);
    expect(payloadOf(await invoke('lex-fulfillment'))).toMatchObject({
      errorType: 'Error',
      errorMessage: 'missing environment variable TABLE_NAME',
    });
    expect(trace.faults).toEqual([fault]);
  });

  it('an error is a fault by its name, unless a definition plans for that name', async () => {
    const source = `export const handler = async (name) => { throw Object.assign(new Error('about +14155550100'), { name }); };`;
    const host = await hostFunctions({ fail: { source } });
    host.store.expectErrors((functionName, errorType) => functionName === 'fail' && errorType === 'SalesforceUnavailable');
    const answer = await host.invoke('fail', { Payload: '"SalesforceUnavailable"' });
    expect(answer).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled' });
    expect(payloadOf(answer)).toMatchObject({ errorType: 'SalesforceUnavailable', errorMessage: 'about +14155550100' });
    expect(host.trace.faults).toEqual([]);
    await host.invoke('fail', { Payload: '"TypeError"' });
    expect(host.trace.faults).toEqual([{ what: 'fail failed: TypeError', where: 'Test.template.json: fail (AWS::Lambda::Function)' }]);
    expect(JSON.stringify(host.trace.events.map(({ pii: _, ...rest }) => rest))).not.toContain('4155550100');
  });

  it('what still runs when the host closes is ended, and no fault', async () => {
    const host = await hostFunctions({ wait: { source: WAIT } });
    const answer = host.call('wait', { Payload: '{"ms":2500}' });
    await host.clock.advance(1000);
    await host.cloud.close();
    await host.clock.settle();
    expect(payloadOf(await answer)).toMatchObject({ errorType: 'Runtime.ExitError' });
    expect(host.trace.faults).toEqual([]);
  });

  it('a role that may not write its log leaves the function without one, which is a fault', async () => {
    const { lines, trace, invoke } = await hostFunctions({
      quiet: { source: `export const handler = async () => { console.log('heard?'); };`, isLogAllowed: false },
    });
    await invoke('quiet');
    expect(lines('quiet')).toEqual([]);
    expect(trace.faults[0]?.what).toMatch(/quietRole.*not authorized to perform: logs:CreateLogStream/);
  });

  it.each([
    ['a runtime that is not Node', { Runtime: 'python3.13' }, 'Runtime is python3.13, expected nodejs'],
    ['code that is not an asset', { Code: { ZipFile: 'x' } }, 'Code has no S3Key, expected an asset of the cloud assembly'],
    [
      'a variable that Lambda sets',
      { Environment: { Variables: { AWS_REGION: 'x' } } },
      'Environment sets AWS_REGION, which Lambda sets itself',
    ],
    ['a handler whose file is not there', { Handler: 'main.handler' }, 'Handler is main.handler, and the asset has no main.js'],
    ['a network', { VpcConfig: {} }, /Properties.VpcConfig/],
  ])('%s is refused by name', async (_case, properties, what) => {
    const refused = await hostFunctions({ echo: { source: ECHO, properties } }).catch((error) => error);
    expect(refused.refusals?.[0]?.what).toMatch(what);
  });

  it('provisioned concurrency on an alias with weights is refused, as by AWS', async () => {
    const alias = {
      ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 1 },
      RoutingConfig: { AdditionalVersionWeights: [{ FunctionVersion: '1', FunctionWeight: 0.1 }] },
    };
    const refused = await hostFunctions({ echo: { source: ECHO, alias } }).catch((error) => error);
    expect(refused.refusals?.[0]?.what).toBe('Alias with weights can not be used with Provisioned Concurrency');
  });
});

describe('an event that nobody waits for', () => {
  const FLAKY = `let tries = 0; export const handler = async ({ failures }) => { console.log('try', ++tries); if (tries <= failures) throw new Error('not yet'); };`;
  const tries = (host: HostedFunctions) =>
    host.trace.events
      .filter(({ type }) => type === 'lambda.log')
      .filter(({ pii }) => /\ttry \d$/.test(String(pii?.['line'])))
      .map(({ at }) => Math.round((at - START_MS) / 1000));

  it('is accepted at once and tried again after one minute and after two more', async () => {
    const host = await hostFunctions({ flaky: { source: FLAKY } });
    expect(await host.invoke('flaky', { InvocationType: 'Event', Payload: '{"failures":2}' })).toEqual({ StatusCode: 202 });
    expect(host.clock.now()).toBe(START_MS);
    await host.clock.advance(5 * 60_000); // its retries are no reason for time to pass
    expect(tries(host)).toEqual([0, 60, 180]);
    expect(new Set(invocations(host).map(({ requestId }) => requestId)).size).toBe(1);
  });

  it('goes to the dead-letter queue after the third failure, if there is one', async () => {
    const queue = { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'dead' } };
    const allowed = [{ action: 'sqs:SendMessage', resource: 'arn:aws:sqs:us-east-1:123456789012:dead' }];
    const host = await hostFunctions(
      { flaky: { source: FLAKY, allowed, properties: { DeadLetterConfig: { TargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] } } } } },
      { Dead: queue },
    );
    await host.invoke('flaky', { InvocationType: 'Event', Payload: '{"failures":9}' });
    await host.clock.advance(5 * 60_000); // its retries are no reason for time to pass
    const received = host.cloud.call({
      service: 'sqs',
      operation: 'ReceiveMessage',
      input: { QueueUrl: `${host.cloud.url}/123456789012/dead` },
      principal: { kind: 'operator' },
    });
    await host.clock.settle();
    expect((await received).Messages).toMatchObject([{ Body: '{"failures":9}' }]);
  });

  const ALLOWED = [{ action: 'sqs:SendMessage', resource: 'arn:aws:sqs:us-east-1:123456789012:told' }];
  const withConfig = (properties: object) => ({
    Told: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'told' } },
    Config: { Type: 'AWS::Lambda::EventInvokeConfig', Properties: { FunctionName: { Ref: 'flaky' }, Qualifier: '$LATEST', ...properties } },
  });
  const told = async (host: HostedFunctions) => {
    const input = { QueueUrl: `${host.cloud.url}/123456789012/told`, MaxNumberOfMessages: 10 };
    const received = host.cloud.call({ service: 'sqs', operation: 'ReceiveMessage', input, principal: { kind: 'operator' } });
    await host.clock.settle();
    return ((await received).Messages ?? []).map(({ Body }: { Body: string }) => JSON.parse(Body));
  };
  const Destination = { 'Fn::GetAtt': ['Told', 'Arn'] };

  it('is tried as often as its configuration says, and its destination is told what became of it', async () => {
    const config = withConfig({ MaximumRetryAttempts: 1, DestinationConfig: { OnFailure: { Destination } } });
    const host = await hostFunctions({ flaky: { source: FLAKY, allowed: ALLOWED } }, config);
    await host.invoke('flaky', { InvocationType: 'Event', Payload: '{"failures":9}' });
    await host.clock.advance(5 * 60_000);
    expect(tries(host)).toEqual([0, 60]);
    expect(await told(host)).toMatchObject([
      {
        version: '1.0',
        requestContext: { functionArn: expect.stringContaining('flaky:$LATEST'), condition: 'RetriesExhausted', approximateInvokeCount: 2 },
        requestPayload: { failures: 9 },
        responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
        responsePayload: { errorType: 'Error', errorMessage: 'not yet' },
      },
    ]);
  });

  it('that works is told to the other destination', async () => {
    const config = withConfig({ DestinationConfig: { OnSuccess: { Destination }, OnFailure: { Destination } } });
    const host = await hostFunctions({ flaky: { source: FLAKY, allowed: ALLOWED } }, config);
    await host.invoke('flaky', { InvocationType: 'Event', Payload: '{"failures":0}' });
    await host.clock.settle();
    expect(await told(host)).toMatchObject([
      { requestContext: { condition: 'Success', approximateInvokeCount: 1 }, responsePayload: null },
    ]);
  });

  it('that would grow too old is given up before it is tried again', async () => {
    const config = withConfig({ MaximumEventAgeInSeconds: 90, DestinationConfig: { OnFailure: { Destination } } });
    const host = await hostFunctions({ flaky: { source: FLAKY, allowed: ALLOWED } }, config);
    await host.invoke('flaky', { InvocationType: 'Event', Payload: '{"failures":9}' });
    await host.clock.advance(10 * 60_000);
    expect(tries(host)).toEqual([0, 60]);
    expect(await told(host)).toMatchObject([{ requestContext: { condition: 'EventAgeExceeded', approximateInvokeCount: 2 } }]);
  });

  it.each<[string, object, RegExp]>([
    [
      'a destination that its role may not use',
      { DestinationConfig: { OnFailure: { Destination } } },
      /not authorized to perform: sqs:SendMessage/,
    ],
    ['three retries', { MaximumRetryAttempts: 3 }, /MaximumRetryAttempts is 3, expected 0 to 2/],
    ['an age of a second', { MaximumEventAgeInSeconds: 1 }, /expected 60 to 21600/],
    ['a topic', { DestinationConfig: { OnSuccess: { Destination: 'arn:aws:sns:us-east-1:1:t' } } }, /neither a queue nor a function/],
  ])('is not configured with %s', async (_what, properties, says) => {
    const refused = await hostFunctions({ flaky: { source: FLAKY } }, withConfig(properties)).catch((error) => error);
    expect(refused.message).toMatch(says);
  });

  it('waits while the function is throttled', async () => {
    const host = await hostFunctions({ wait: { source: WAIT, properties: { ReservedConcurrentExecutions: 1 } } });
    const event = () => host.invoke('wait', { InvocationType: 'Event', Payload: '{"ms":2500}' });
    await event();
    await event();
    await host.clock.settle();
    expect(invocations(host).map(({ error }) => error)).toEqual([undefined, undefined]);
  });
});

describe('the trace', () => {
  it("tells of each invocation under its caller, and of the function's own calls and lines under the invocation", async () => {
    const source = `
      import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
      const client = new SecretsManagerClient({});
      export const handler = async () => { console.log('reading'); return (await client.send(new GetSecretValueCommand({ SecretId: process.env.SECRET }))).SecretString; };`;
    const functions = {
      read: {
        source,
        properties: { Environment: { Variables: { SECRET: { Ref: 'Secret' } } } },
        allowed: [{ action: 'secretsmanager:GetSecretValue', resource: { Ref: 'Secret' } }],
      },
    };
    const resources = { Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { SecretString: 'the secret' } } };
    const host = await hostFunctions(functions, resources);
    expect(payloadOf(await host.invoke('read:live'))).toBe('the secret');
    const spans = host.trace.events.filter(({ phase }) => phase === 'start');
    expect(spans.map(({ type, detail, parent }) => [type, detail['operation'] ?? detail['function'], parent])).toEqual([
      ['api.call', 'Invoke', undefined],
      ['lambda.invoke', 'read', spans[0]?.span],
      ['api.call', 'GetSecretValue', spans[1]?.span],
    ]);
    const line = host.trace.events.find(({ type }) => type === 'lambda.log');
    expect(line).toMatchObject({
      parent: spans[1]?.span,
      detail: { function: 'read', level: 'INFO' },
      pii: { line: expect.stringContaining('reading') },
    });
    expect(host.lines('read')).toEqual([line?.pii?.['line']]);
    expect(host.trace.faults).toEqual([]);

    const again = await hostFunctions(functions, resources);
    await again.invoke('read:live');
    expect(again.trace.events).toEqual(host.trace.events);
  });
});
