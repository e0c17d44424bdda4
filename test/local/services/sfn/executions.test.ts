import { sfn } from '../../../../local/services/sfn';
import { statesOf } from '../../../../local/services/sfn/history';
import { alone, FunctionError, invoke, START_MS, world } from './run-machine';

const PASS = alone({ Type: 'Pass' });
const WAIT = alone({ Type: 'Wait', Seconds: 60 });

async function started(definition: object, input: object = {}, type: 'STANDARD' | 'EXPRESS' = 'STANDARD', functions = {}) {
  const inside = world({ functions });
  const stateMachineArn = await inside.machine('orders', definition, type);
  const start = (more: object = {}) => inside.call('StartExecution', { stateMachineArn, ...input, ...more });
  return { ...inside, stateMachineArn, start };
}

describe('StartExecution', () => {
  it('answers at once with the ARN and the date', async () => {
    const { start } = await started(WAIT);
    expect(await start({ name: 'first' })).toEqual({
      executionArn: 'arn:aws:states:us-east-1:123456789012:execution:orders:first',
      startDate: START_MS / 1000,
    });
  });

  it('under the same name with the same input, while it runs, is the same execution', async () => {
    const { start, context } = await started(WAIT);
    const first = await start({ name: 'a', input: '{"x": 1}' });
    expect(await start({ name: 'a', input: '{"x":1}' })).toEqual(first);
    expect(context.store.executions()).toHaveLength(1);
  });

  it.each([
    ['another input', '{"x":2}', false],
    ['the same input once it has ended', '{"x":1}', true],
  ])('under the same name with %s is refused', async (_what, input, ends) => {
    const { start, clock } = await started(WAIT);
    await start({ name: 'a', input: '{"x":1}' });
    if (ends) await clock.settle();
    await expect(start({ name: 'a', input })).rejects.toMatchObject({
      name: 'ExecutionAlreadyExists',
      message: expect.stringMatching(/^Execution Already Exists: 'arn:.*:execution:orders:a'$/),
    });
  });

  it('of an Express machine starts another one each time, and twice when it is told to be unlucky', async () => {
    const { start, context } = await started(PASS, {}, 'EXPRESS');
    const [first, second] = [await start({ name: 'a' }), await start({ name: 'a' })];
    expect(first.executionArn).toMatch(/:express:orders:a:[\da-f-]{36}$/);
    expect(second.executionArn).not.toBe(first.executionArn);
    context.store.expressDuplicateRate = 1;
    await start({ name: 'b' });
    expect(context.store.executions().map(({ name }) => name)).toEqual(['a', 'a', 'b', 'b']);
  });

  it.each([
    [{ stateMachineArn: 'orders' }, 'InvalidArn'],
    [{ stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:none' }, 'StateMachineDoesNotExist'],
    [{ input: '{' }, 'InvalidExecutionInput'],
    [{ input: JSON.stringify('x'.repeat(262_144)) }, 'InvalidExecutionInput'],
    [{ name: 'a b' }, 'InvalidName'],
    [{ name: 'x'.repeat(81) }, 'InvalidName'],
  ])('with %.60j is refused', async (input, name) => {
    const { start } = await started(PASS);
    await expect(start(input)).rejects.toMatchObject({ name });
  });
});

describe('StartSyncExecution', () => {
  it('answers when the execution has ended, also when it has failed', async () => {
    const { call, stateMachineArn, clock } = await started(alone(invoke('late')), {}, 'EXPRESS', {
      late: async (_event: unknown, context: { clock: { sleep(ms: number): Promise<void> } }) => {
        await context.clock.sleep(150);
        throw new FunctionError('Late');
      },
    });
    const answer = call('StartSyncExecution', { stateMachineArn, name: 'a', input: '{}' });
    await clock.settle();
    expect(await answer).toMatchObject({
      status: 'FAILED',
      error: 'Late',
      startDate: START_MS / 1000,
      stopDate: START_MS / 1000 + 0.15,
      billingDetails: { billedMemoryUsedInMB: 64, billedDurationInMilliseconds: 200 },
    });
  });

  it('is not for Standard machines', async () => {
    const { call, stateMachineArn } = await started(PASS);
    await expect(call('StartSyncExecution', { stateMachineArn })).rejects.toMatchObject({ name: 'StateMachineTypeNotSupported' });
  });
});

describe('an execution', () => {
  it('is described while it runs and after', async () => {
    const { start, call, clock } = await started(WAIT, { name: 'a', input: '{"x":1}' });
    const { executionArn } = await start();
    expect(await call('DescribeExecution', { executionArn })).toMatchObject({
      status: 'RUNNING',
      input: '{"x":1}',
      redriveStatus: 'NOT_REDRIVABLE',
    });
    await clock.settle();
    expect(await call('DescribeExecution', { executionArn })).toMatchObject({
      status: 'SUCCEEDED',
      output: '{"x":1}',
      stopDate: START_MS / 1000 + 60,
    });
  });

  it('can be stopped', async () => {
    const { start, call, clock, execution } = await started(WAIT);
    const { executionArn } = await start();
    await clock.advance(1000);
    expect(await call('StopExecution', { executionArn, error: 'Enough', cause: 'changed our minds' })).toEqual({
      stopDate: START_MS / 1000 + 1,
    });
    expect(execution()).toMatchObject({ status: 'ABORTED', error: 'Enough', cause: 'changed our minds' });
    expect(execution().history.at(-1)).toMatchObject({ type: 'ExecutionAborted', executionAbortedEventDetails: { error: 'Enough' } });
    await clock.settle();
    expect(clock.now()).toBe(START_MS + 1000);
  });

  it('is listed, newest first, page by page and by status', async () => {
    const { start, call, clock, stateMachineArn } = await started(WAIT);
    for (const name of ['a', 'b', 'c']) await start({ name });
    const first = await call('ListExecutions', { stateMachineArn, maxResults: 2 });
    expect(first.executions.map(({ name }: { name: string }) => name)).toEqual(['c', 'b']);
    const second = await call('ListExecutions', { stateMachineArn, maxResults: 2, nextToken: first.nextToken });
    expect([second.executions.length, second.nextToken]).toEqual([1, undefined]);
    await clock.settle();
    expect((await call('ListExecutions', { stateMachineArn, statusFilter: 'RUNNING' })).executions).toEqual([]);
  });

  it('has a history, both ways round', async () => {
    const { start, call, clock } = await started(PASS);
    const { executionArn } = await start();
    await clock.settle();
    const types = (answer: { events: { type: string }[] }) => answer.events.map(({ type }) => type);
    const forward = types(await call('GetExecutionHistory', { executionArn }));
    expect(forward).toEqual(['ExecutionStarted', 'PassStateEntered', 'PassStateExited', 'ExecutionSucceeded']);
    expect(types(await call('GetExecutionHistory', { executionArn, reverseOrder: true }))).toEqual([...forward].reverse());
  });

  it('of an Express machine has none that can be asked for', async () => {
    const { start, call } = await started(PASS, {}, 'EXPRESS');
    const { executionArn } = await start();
    for (const operation of ['GetExecutionHistory', 'DescribeExecution'])
      await expect(call(operation, { executionArn })).rejects.toMatchObject({ name: 'InvalidArn' });
  });

  it('that failed goes on where it failed when it is redriven, with its variables', async () => {
    let isOpen = false;
    const gate = () => {
      if (!isOpen) throw new FunctionError('Closed');
      return 'in';
    };
    const definition = {
      QueryLanguage: 'JSONata',
      StartAt: 'Prepare',
      States: {
        Prepare: { Type: 'Pass', Assign: { prepared: 1 }, Next: 'Gate' },
        Gate: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Arguments: { FunctionName: 'gate' },
          Output: '{% $states.result.Payload & $string($prepared) & $string($states.context.Execution.RedriveCount) %}',
          End: true,
        },
      },
    };
    const { start, call, clock, execution } = await started(definition, {}, 'STANDARD', { gate });
    const { executionArn } = await start();
    await clock.settle();
    expect(await call('DescribeExecution', { executionArn })).toMatchObject({ status: 'FAILED', redriveStatus: 'REDRIVABLE' });
    isOpen = true;
    await call('RedriveExecution', { executionArn });
    await clock.settle();
    expect(execution()).toMatchObject({ status: 'SUCCEEDED', output: '"in11"', redriveCount: 1 });
    expect(execution().error).toBeUndefined();
    expect(execution().history.filter(({ type }) => type === 'PassStateEntered')).toHaveLength(1);
    await expect(call('RedriveExecution', { executionArn })).rejects.toMatchObject({ name: 'ExecutionNotRedrivable' });
  });
});

describe('a task token', () => {
  it.each([
    ['nonsense', 'InvalidToken'],
    ['AQCoAAAAKgAAAAMAAAAAAAAAAabc', 'TaskDoesNotExist'],
  ])('%s is answered with %s', async (taskToken, name) => {
    const { call } = world();
    for (const [operation, input] of Object.entries({ SendTaskSuccess: { output: '1' }, SendTaskFailure: {}, SendTaskHeartbeat: {} })) {
      await expect(call(operation, { taskToken, ...input })).rejects.toMatchObject({ name });
    }
  });

  it('may be sent back by who may do so for every machine: IAM knows no narrower grant', async () => {
    let token = '';
    const task = invoke('ask', {
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Parameters: { FunctionName: 'ask', Payload: { 'token.$': '$$.Task.Token' } },
    });
    const { start, call, context, clock } = await started(alone(task), {}, 'STANDARD', {
      ask: (event: { token: string }) => {
        token = event.token;
      },
    });
    await start();
    await clock.advance(0);
    const permissions = () => sfn.operations['SendTaskSuccess']?.permissions?.({ taskToken: token }, context);
    expect(permissions()).toEqual([{ action: 'states:SendTaskSuccess', resource: '*' }]);
    await call('SendTaskSuccess', { taskToken: token, output: '1' });
    await expect(call('SendTaskSuccess', { taskToken: token, output: '1' })).rejects.toMatchObject({ name: 'TaskTimedOut' });
  });
});

describe('permissions', () => {
  const MACHINE = 'arn:aws:states:us-east-1:123456789012:stateMachine:orders';
  it.each([
    ['StartExecution', { stateMachineArn: MACHINE }, { action: 'states:StartExecution', resource: MACHINE }],
    [
      'StartExecution',
      { stateMachineArn: `${MACHINE}:live` },
      { action: 'states:StartExecution', resource: MACHINE, conditionKeys: { 'states:StateMachineQualifier': 'live' } },
    ],
    ['StartSyncExecution', { stateMachineArn: MACHINE }, { action: 'states:StartSyncExecution', resource: MACHINE }],
    ['StopExecution', { executionArn: 'arn:e' }, { action: 'states:StopExecution', resource: 'arn:e' }],
    ['ListStateMachines', {}, { action: 'states:ListStateMachines', resource: '*' }],
    ['TestState', {}, { action: 'states:TestState', resource: '*' }],
  ])('%s of %j', (operation, input, permission) => {
    expect(sfn.operations[operation]?.permissions?.(input, world().context)).toEqual([permission]);
  });

  it('every operation says what it needs', () => {
    for (const operation of Object.values(sfn.operations)) expect(operation.permissions).toBeDefined();
  });
});

describe('the trace', () => {
  it('tells every event within the span of the execution, and nothing of inputs and outputs', async () => {
    const { start, context, clock } = await started(alone(invoke('greet')), { name: 'a', input: '{"secret":"swordfish"}' }, 'STANDARD', {
      greet: () => 'swordfish',
    });
    await start();
    await clock.settle();
    const { events } = context.trace;
    const span = events.find(({ type }) => type === 'states.execution');
    expect(span?.detail).toEqual({ execution: 'arn:aws:states:us-east-1:123456789012:execution:orders:a', stateMachine: 'orders' });
    expect(
      events
        .filter(({ type }) => type === 'states.event')
        .map(({ parent, detail }) => [parent, detail['id'], detail['eventType'], detail['state']]),
    ).toEqual([
      [span?.span, 1, 'ExecutionStarted', undefined],
      [span?.span, 2, 'TaskStateEntered', 'Only'],
      [span?.span, 3, 'TaskScheduled', 'Only'],
      [span?.span, 4, 'TaskStarted', 'Only'],
      [span?.span, 5, 'TaskSucceeded', 'Only'],
      [span?.span, 6, 'TaskStateExited', 'Only'],
      [span?.span, 7, 'ExecutionSucceeded', undefined],
    ]);
    expect(
      events.filter(({ type }) => type === 'states.task').map(({ parent, phase, detail }) => [parent, phase, detail['state']]),
    ).toEqual([
      [span?.span, 'start', 'Only'],
      [span?.span, 'end', 'Only'],
    ]);
    expect(JSON.stringify(events)).not.toContain('swordfish');
    expect(context.trace.faults).toEqual([]);
  });

  it.each([
    [
      'a path that leads nowhere',
      alone({ Type: 'Pass', Parameters: { 'a.$': '$.none' } }),
      "States.Runtime: The JSONPath '$.none' specified for the field 'a.$' could not be found",
    ],
    [
      'an expression that finds nothing',
      alone({ Type: 'Pass', Output: '{% $none %}' }, { QueryLanguage: 'JSONata' }),
      "States.QueryEvaluationError: The JSONata expression '$none' specified for the field 'Output' returned nothing (undefined).",
    ],
  ])('has a fault for %s, and names the state', async (_what, definition, what) => {
    const { start, context, clock } = await started(definition, { input: '{"secret":"swordfish"}' });
    await start();
    await clock.settle();
    expect(context.trace.faults).toEqual([
      { what, where: 'Test.template.json: orders (AWS::StepFunctions::StateMachine): state machine orders, state Only' },
    ]);
  });

  it('has no fault for an execution that merely fails', async () => {
    const { start, context, clock } = await started(alone({ Type: 'Fail', End: undefined, Error: 'Closed' }));
    await start();
    await clock.settle();
    expect(context.trace.faults).toEqual([]);
  });
});

describe('the states of a history', () => {
  it('are in order of entering, with how long they took and what went wrong in them', async () => {
    const definition = {
      StartAt: 'Both',
      States: {
        Both: {
          Type: 'Parallel',
          Branches: [
            { StartAt: 'Slow', States: { Slow: { Type: 'Wait', Seconds: 3, End: true } } },
            {
              StartAt: 'Flaky',
              States: { Flaky: { ...invoke('flaky', { Retry: [{ ErrorEquals: ['Flaky'], MaxAttempts: 1 }] }), End: true } },
            },
          ],
          Next: 'Bad',
        },
        Bad: { ...invoke('bad'), End: true },
      },
    };
    let left = 1;
    const functions = {
      flaky: () => {
        if (left-- > 0) throw new FunctionError('Flaky');
      },
      bad: async (_event: unknown, context: { clock: { sleep(ms: number): Promise<void> } }) => {
        await context.clock.sleep(250);
        throw new FunctionError('Bad');
      },
    };
    const { start, clock, execution } = await started(definition, {}, 'STANDARD', functions);
    await start();
    await clock.settle();
    expect(statesOf(execution().history)).toEqual([
      { name: 'Both', enteredMs: 0, exitedMs: 3000 },
      { name: 'Slow', enteredMs: 0, exitedMs: 3000 },
      { name: 'Flaky', enteredMs: 0, exitedMs: 1000, error: 'Flaky' },
      { name: 'Bad', enteredMs: 3000, exitedMs: null, error: 'Bad' },
    ]);
  });
});
