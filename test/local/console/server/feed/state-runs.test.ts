import { execution } from '../../../../../local/console/server/feed/execution';
import { stateRuns } from '../../../../../local/console/server/feed/state-runs';
import type { HistoryEvent } from '../../../../../local/services/sfn/asl/run/history';
import { alone, type FakeFunction, FunctionError, invoke, runMachine, START_MS, world } from '../../../services/sfn/run-machine';

/** Fails as often as it is told, then answers. */
const failing = (times: number, error = 'Unavailable'): FakeFunction => {
  let calls = 0;
  return (event) => {
    if (++calls <= times) throw new FunctionError(error);
    return event;
  };
};

const RETRY = [{ ErrorEquals: ['Unavailable'], IntervalSeconds: 1, BackoffRate: 1, MaxAttempts: 3 }];
const shortly = (history: readonly HistoryEvent[]) =>
  stateRuns(history).map(
    ({ name, retries, error, exitedAt }) =>
      `${name}: ${[retries && `${retries} retries`, error, exitedAt === undefined && 'not left'].filter(Boolean).join(', ') || 'done'}`,
  );

describe('the states of an execution', () => {
  it('have what went in, what came out and when', async () => {
    const { history } = await runMachine(
      { StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: 5, Next: 'Set' }, Set: { Type: 'Pass', Result: { x: 1 }, End: true } } },
      { input: { a: 'b' } },
    );
    expect(stateRuns(history)).toEqual([
      { name: 'Wait', enteredAt: START_MS, exitedAt: START_MS + 5_000, input: '{"a":"b"}', output: '{"a":"b"}', retries: 0 },
      { name: 'Set', enteredAt: START_MS + 5_000, exitedAt: START_MS + 5_000, input: '{"a":"b"}', output: '{"x":1}', retries: 0 },
    ]);
  });

  it('have how often they were tried again, and the last error', async () => {
    const { history } = await runMachine(alone(invoke('lead', { Retry: RETRY })), { functions: { lead: failing(2) } });
    expect(shortly(history)).toEqual(['Only: 2 retries, Unavailable']);
  });

  it('have the error that was caught, and the state it led to', async () => {
    const machine = {
      StartAt: 'Lead',
      States: {
        Lead: invoke('lead', { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Later' }], End: true }),
        Later: { Type: 'Pass', End: true },
      },
    };
    const { history } = await runMachine(machine, { functions: { lead: failing(9) } });
    expect(shortly(history)).toEqual(['Lead: Unavailable', 'Later: done']);
  });

  it('side by side have each their own', async () => {
    const branch = (name: string, more: object = {}) => ({
      StartAt: name,
      States: { [name]: invoke(name, { OutputPath: '$.Payload', End: true, ...more }) },
    });
    const machine = {
      StartAt: 'Both',
      States: {
        Both: { Type: 'Parallel', Branches: [branch('lead', { Retry: RETRY }), branch('scenario')], Next: 'Call' },
        Call: { Type: 'Pass', End: true },
      },
    };
    const { history } = await runMachine(machine, { functions: { lead: failing(1), scenario: (event) => event } });
    expect(shortly(history)).toEqual(['Both: done', 'lead: 1 retries, Unavailable', 'scenario: done', 'Call: done']);
    expect(stateRuns(history)[0]).toMatchObject({ input: '{}', output: '[{},{}]', exitedAt: START_MS + 1_000 });
  });

  it('of a Parallel that is tried again are entered again, the Parallel is not', async () => {
    const machine = alone({
      Type: 'Parallel',
      Branches: [{ StartAt: 'lead', States: { lead: invoke('lead', { End: true }) } }],
      Retry: RETRY,
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'After' }],
      End: undefined,
      Next: 'After',
    });
    Object.assign(machine.States, { After: { Type: 'Pass', End: true } });
    const once = await runMachine(machine, { functions: { lead: failing(1) } });
    expect(shortly(once.history)).toEqual(['Only: 1 retries', 'lead: Unavailable, not left', 'lead: done', 'After: done']);
    const never = await runMachine(machine, { functions: { lead: failing(9) } });
    expect(shortly(never.history).at(0)).toBe('Only: 3 retries');
    expect(shortly(never.history).at(-1)).toBe('After: done');
  });

  it('of a Map are one each time', async () => {
    const processor = { StartAt: 'Item', States: { Item: invoke('item', { OutputPath: '$.Payload', Retry: RETRY, End: true }) } };
    let first = true;
    const { history } = await runMachine(alone({ Type: 'Map', ItemProcessor: processor }), {
      input: [1, 2],
      functions: {
        item: (event) => {
          if (event === 1 && first) {
            first = false;
            throw new FunctionError('Unavailable');
          }
          return event;
        },
      },
    });
    expect(shortly(history)).toEqual(['Only: done', 'Item: 1 retries, Unavailable', 'Item: done']);
    expect(stateRuns(history).map(({ output }) => output)).toEqual(['[1,2]', '1', '2']);
  });

  it('have an expression that could not be evaluated', async () => {
    const { history } = await runMachine({
      QueryLanguage: 'JSONata',
      StartAt: 'Before',
      States: { Before: { Type: 'Pass', Next: 'Broken' }, Broken: { Type: 'Pass', Output: '{% $states.input.nothing %}', End: true } },
    });
    expect(shortly(history)).toEqual(['Before: done', 'Broken: States.QueryEvaluationError, not left']);
  });

  it('go on where a redriven execution goes on', async () => {
    const inside = world({ functions: { lead: failing(1) } });
    const stateMachineArn = await inside.machine('m', alone(invoke('lead')));
    const { executionArn } = await inside.call('StartExecution', { stateMachineArn });
    await inside.clock.settle();
    await inside.call('RedriveExecution', { executionArn });
    await inside.clock.settle();
    expect(inside.execution().status).toBe('SUCCEEDED');
    const [first, ...more] = shortly(inside.execution().history);
    expect([first, more.length <= 1]).toEqual([expect.stringMatching(/^Only: /), true]);
    expect(shortly(inside.execution().history).at(-1)).not.toContain('not left');
  });
});

describe('an execution', () => {
  it('belongs to the callback that both machines are given', async () => {
    const record = await runMachine(alone({ Type: 'Pass' }), { input: { callbackId: 'a'.repeat(32) } });
    expect(execution(record)).toMatchObject({
      machine: 'machine',
      status: 'SUCCEEDED',
      callbackId: 'a'.repeat(32),
      startedAt: START_MS,
      stoppedAt: START_MS,
    });
  });

  it.each([[[1]], [null], ['text'], [{ callbackId: 7 }]])('that somebody started with %j belongs to none', async (input) => {
    expect(execution(await runMachine(alone({ Type: 'Pass' }), { input })).callbackId).toBeUndefined();
  });

  it('that failed says why', async () => {
    const record = await runMachine(alone({ Type: 'Fail', End: undefined, Error: 'Sorry', Cause: 'no' }));
    expect(execution(record)).toMatchObject({ status: 'FAILED', error: 'Sorry', cause: 'no', states: [{ name: 'Only', retries: 0 }] });
  });
});
