import { type Service, ServiceError } from '../../../../../local/cloud/service';
import { alone, detailsOf, FunctionError, invoke, ROLE, runMachine, START_MS, signature, world } from '../run-machine';

const JSONATA = { QueryLanguage: 'JSONata' };

describe('a task that invokes a function', () => {
  it('is scheduled, started, done and left; its result is the answer and what is said about it', async () => {
    const run = await runMachine(
      alone(invoke('double', { ResultSelector: { 'n.$': '$.Payload.n', 'version.$': '$.ExecutedVersion', 'status.$': '$.StatusCode' } })),
      {
        input: { n: 2 },
        functions: { double: ({ n }) => ({ n: n * 2 }) },
      },
    );
    expect(JSON.parse(run.output ?? '')).toEqual({ n: 4, version: '7', status: 200 });
    expect(signature(run)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered Only',
      'TaskScheduled',
      'TaskStarted',
      'TaskSucceeded',
      'TaskStateExited Only',
      'ExecutionSucceeded',
    ]);
    expect(run.history.map(({ previousEventId }) => previousEventId)).toEqual([0, 0, 2, 3, 4, 5, 6]);
    expect(detailsOf(run, 'TaskScheduled')).toEqual({
      resourceType: 'lambda',
      resource: 'invoke',
      region: 'us-east-1',
      parameters: '{"FunctionName":"double","Payload":{"n":2}}',
    });
  });

  it('by its ARN alone has events of its own', async () => {
    const run = await runMachine(
      alone({ Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:echo', TimeoutSeconds: 5 }),
      { input: [1], functions: { echo: (event) => event } },
    );
    expect(run.output).toBe('[1]');
    expect(signature(run).slice(2, 5)).toEqual(['LambdaFunctionScheduled', 'LambdaFunctionStarted', 'LambdaFunctionSucceeded']);
    expect(detailsOf(run, 'LambdaFunctionScheduled')).toMatchObject({ input: '[1]', timeoutInSeconds: 5 });
  });

  it('takes a string for JSON text when it is some', async () => {
    const echo = (event: unknown) => event;
    const sent = async (Payload: string) =>
      JSON.parse(
        (
          await runMachine(alone(invoke('echo', { Parameters: { FunctionName: 'echo', Payload }, OutputPath: '$.Payload' })), {
            functions: { echo },
          })
        ).output ?? '',
      );
    expect(await sent('{"a":1}')).toEqual({ a: 1 });
    expect(await sent('plain')).toBe('plain');
  });

  it("fails under the error's own name, with what the function said as the cause", async () => {
    const run = await runMachine(alone(invoke('fail')), {
      functions: {
        fail: () => {
          throw new FunctionError('TooLate', 'closed');
        },
      },
    });
    expect(run).toMatchObject({ status: 'FAILED', error: 'TooLate', cause: '{"errorType":"TooLate","errorMessage":"closed"}' });
  });

  it("fails under the service's name when there is no such function", async () => {
    const { error, cause } = await runMachine(alone(invoke('none')));
    expect(error).toBe('Lambda.ResourceNotFoundException');
    expect(cause).toMatch(
      /^Function not found: none \(Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; Request ID: [\da-f-]{36}; Proxy: null\)$/,
    );
  });

  it.each([
    ['a literal', { TimeoutSeconds: 5 }, {}],
    ['a path', { TimeoutSecondsPath: '$.seconds' }, {}],
    [
      'an expression',
      { TimeoutSeconds: '{% $states.input.seconds %}', Parameters: undefined, Arguments: { FunctionName: 'slow' } },
      JSONATA,
    ],
  ])('times out after as many seconds as %s says', async (_what, limit, language) => {
    const run = await runMachine(alone(invoke('slow', limit), language), {
      input: { seconds: 5 },
      functions: { slow: (_event, { clock }) => clock.sleep(60_000) },
    });
    expect(run).toMatchObject({ status: 'FAILED', error: 'States.Timeout', stoppedAt: START_MS + 5000 });
    expect(signature(run).slice(-2)).toEqual(['TaskTimedOut', 'ExecutionFailed']);
    expect(detailsOf(run, 'TaskScheduled').timeoutInSeconds).toBe(5);
  });

  it('fails when the result is larger than 256 KiB; States.ALL takes that too', async () => {
    const large = () => 'ü'.repeat(140_000);
    const run = await runMachine(
      {
        StartAt: 'Only',
        States: {
          Only: { ...invoke('large'), Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }], End: true },
          Caught: { Type: 'Succeed' },
        },
      },
      { functions: { large } },
    );
    expect(JSON.parse(run.output ?? '')).toEqual({
      Error: 'States.DataLimitExceeded',
      Cause: "The state/task 'lambda' returned a result with a size exceeding the maximum number of bytes service limit.",
    });
  });
});

describe('a task that waits for its token', () => {
  const waiting = (more: object = {}) =>
    alone(
      invoke('ask', {
        Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
        Parameters: { FunctionName: 'ask', Payload: { 'token.$': '$$.Task.Token' } },
        ...more,
      }),
    );

  async function asked(more: object = {}) {
    const tokens: string[] = [];
    const inside = world({ functions: { ask: ({ token }) => void tokens.push(token) } });
    await inside.call('StartExecution', { stateMachineArn: await inside.machine('asking', waiting(more)) });
    await inside.clock.advance(1000);
    return { ...inside, token: tokens[0] ?? '', tokens };
  }

  it('goes on with the output that is sent, also after its function has answered', async () => {
    const { call, clock, token, execution } = await asked();
    expect(execution().status).toBe('RUNNING');
    await call('SendTaskSuccess', { taskToken: token, output: '{"ok":true}' });
    await clock.settle();
    expect(execution()).toMatchObject({ status: 'SUCCEEDED', output: '{"ok":true}' });
    expect(signature(execution()).slice(2, 6)).toEqual(['TaskScheduled', 'TaskStarted', 'TaskSubmitted', 'TaskSucceeded']);
  });

  it('goes on at once when the function sends the token before it answers', async () => {
    const inside = world({
      functions: {
        ask: async ({ token }, context) => {
          await context.call({
            service: 'sfn',
            operation: 'SendTaskSuccess',
            input: { taskToken: token, output: '1' },
            principal: { kind: 'role', arn: ROLE },
          });
          await context.clock.sleep(10_000);
        },
      },
    });
    await inside.call('StartExecution', { stateMachineArn: await inside.machine('asking', waiting()) });
    await inside.clock.settle();
    expect(inside.execution()).toMatchObject({ status: 'SUCCEEDED', output: '1', stoppedAt: START_MS });
  });

  it('fails as is told, even without a word', async () => {
    const { call, clock, token, execution } = await asked();
    await call('SendTaskFailure', { taskToken: token, error: 'Declined', cause: 'not now' });
    await clock.settle();
    expect(execution()).toMatchObject({ status: 'FAILED', error: 'Declined', cause: 'not now' });
  });

  it('fails when its function does', async () => {
    const run = await runMachine(waiting(), {
      functions: {
        ask: () => {
          throw new FunctionError('Broken');
        },
      },
    });
    expect(run.error).toBe('Broken');
  });

  it('times out without a heartbeat, which is States.Timeout and States.HeartbeatTimeout', async () => {
    const { call, clock, token, execution } = await asked({
      HeartbeatSeconds: 10,
      Retry: [{ ErrorEquals: ['States.HeartbeatTimeout'], MaxAttempts: 1 }],
    });
    await clock.advance(8000);
    await call('SendTaskHeartbeat', { taskToken: token });
    await clock.advance(9000);
    expect(signature(execution())).not.toContain('TaskTimedOut');
    await clock.settle();
    expect(execution()).toMatchObject({ status: 'FAILED', error: 'States.Timeout', stoppedAt: START_MS + 9000 + 10_000 + 1000 + 10_000 });
  });

  it('gives every attempt a token of its own; an old one is of no use', async () => {
    const { call, clock, tokens, execution } = await asked({ TimeoutSeconds: 10, Retry: [{ ErrorEquals: ['States.Timeout'] }] });
    await clock.advance(11_000);
    expect(new Set(tokens).size).toBe(2);
    await expect(call('SendTaskSuccess', { taskToken: tokens[0], output: '1' })).rejects.toMatchObject({ name: 'TaskTimedOut' });
    await call('SendTaskSuccess', { taskToken: tokens[1], output: '2' });
    await clock.settle();
    expect(execution().output).toBe('2');
  });
});

describe('a task that starts an execution', () => {
  const CHILD = 'arn:aws:states:us-east-1:123456789012:stateMachine:child';
  const start = (pattern: string, more: object = {}) =>
    alone({
      Type: 'Task',
      Resource: `arn:aws:states:::states:startExecution${pattern}`,
      Parameters: { StateMachineArn: CHILD, Name: 'one', 'Input.$': '$' },
      ...more,
    });
  const child = {
    StartAt: 'Wait',
    States: { Wait: { Type: 'Wait', Seconds: 30, Next: 'Done' }, Done: { Type: 'Pass', Result: { done: true }, End: true } },
  };

  async function nested(parent: object, childDefinition: object = child) {
    const inside = world();
    await inside.machine('child', childDefinition);
    await inside.call('StartExecution', { stateMachineArn: await inside.machine('parent', parent), input: '{"a":1}' });
    await inside.clock.settle();
    return { parent: inside.execution('parent'), child: inside.execution('child'), ...inside };
  }

  it('does not wait for it', async () => {
    const { parent, child: started } = await nested(start('', { OutputPath: '$.ExecutionArn' }));
    expect(parent).toMatchObject({ status: 'SUCCEEDED', output: JSON.stringify(started.executionArn), stoppedAt: START_MS });
    expect(started).toMatchObject({ name: 'one', input: '{"a":1}' });
  });

  it.each([
    ['.sync', '"{\\"done\\":true}"'],
    ['.sync:2', '{"done":true}'],
  ])('waits for it with %s', async (pattern, output) => {
    const { parent } = await nested(start(pattern, { OutputPath: '$.Output' }));
    expect(parent).toMatchObject({ status: 'SUCCEEDED', output, stoppedAt: START_MS + 30_000 });
  });

  it('fails as a task when the execution it waits for does', async () => {
    const { parent } = await nested(start('.sync:2'), { StartAt: 'No', States: { No: { Type: 'Fail', Error: 'Closed' } } });
    expect(parent.error).toBe('States.TaskFailed');
    expect(JSON.parse(parent.cause ?? '')).toMatchObject({ Error: 'Closed', Status: 'FAILED', Name: 'one' });
  });

  it('stops the execution when it is not waited for any more', async () => {
    const { parent, child: stopped } = await nested(start('.sync', { TimeoutSeconds: 10 }));
    expect([parent.error, stopped.status]).toEqual(['States.Timeout', 'ABORTED']);
  });

  it('is told that the name is taken', async () => {
    const twice = {
      StartAt: 'First',
      States: {
        First: {
          Type: 'Task',
          Resource: 'arn:aws:states:::states:startExecution',
          Parameters: { StateMachineArn: CHILD, Name: 'one', Input: {} },
          Next: 'Second',
        },
        Second: {
          Type: 'Task',
          Resource: 'arn:aws:states:::states:startExecution',
          Parameters: { StateMachineArn: CHILD, Name: 'one', Input: { other: true } },
          End: true,
        },
      },
    };
    const { parent } = await nested(twice);
    expect(parent.error).toBe('StepFunctions.ExecutionAlreadyExistsException');
  });
});

describe('a task that calls a service', () => {
  const table: Service = {
    name: 'dynamodb',
    signingName: 'dynamodb',
    protocol: { kind: 'json', target: 'DynamoDB_20120810', version: '1.0' },
    createStore: () => undefined,
    resources: {},
    operations: {
      GetItem: { run: ({ Key }) => ({ Item: { ...Key, n: { N: '1' } } }) },
      PutItem: {
        run() {
          throw new ServiceError('ConditionalCheckFailedException', 'The conditional request failed');
        },
      },
    },
  };
  const call = (Resource: string, Parameters: object, more: object = {}) => alone({ Type: 'Task', Resource, Parameters, ...more });

  async function called(definition: object) {
    const inside = world({ services: [table] });
    await inside.call('StartExecution', { stateMachineArn: await inside.machine('calling', definition) });
    await inside.clock.settle();
    return inside.execution('calling');
  }

  it('gets its answer', async () => {
    const Parameters = { TableName: 'T', Key: { id: { S: 'a' } } };
    expect(JSON.parse((await called(call('arn:aws:states:::aws-sdk:dynamodb:getItem', Parameters))).output ?? '')).toEqual({
      Item: { id: { S: 'a' }, n: { N: '1' } },
    });
    expect(
      JSON.parse(
        (await called(call('arn:aws:states:::dynamodb:getItem', Parameters, { OutputPath: '$.SdkHttpMetadata.HttpStatusCode' }))).output ??
          '',
      ),
    ).toBe(200);
  });

  it.each([
    [
      'arn:aws:states:::dynamodb:putItem',
      'DynamoDB.ConditionalCheckFailedException',
      /Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ConditionalCheckFailedException;/,
    ],
    [
      'arn:aws:states:::aws-sdk:dynamodb:putItem',
      'DynamoDb.ConditionalCheckFailedException',
      /\(Service: DynamoDb, Status Code: 400, Request ID: /,
    ],
  ])('fails under the name that %s gives the error', async (resource, error, cause) => {
    const run = await called(call(resource, { TableName: 'T', Item: {} }));
    expect(run.error).toBe(error);
    expect(run.cause).toMatch(cause);
  });

  it('reaches Step Functions itself, whose members are written with a capital', async () => {
    const run = await called(call('arn:aws:states:::aws-sdk:sfn:sendTaskSuccess', { TaskToken: 'x', Output: { a: 1 } }));
    expect(run.error).toBe('Sfn.InvalidTokenException');
  });
});
