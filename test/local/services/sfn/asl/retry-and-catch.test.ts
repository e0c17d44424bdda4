import { alone, detailsOf, type FakeFunction, FunctionError, invoke, runMachine, START_MS, signature } from '../run-machine';

/** Fails as often as there are names, then answers. */
const failing = (...errors: string[]) => {
  const startedAt: number[] = [];
  const fn = (_event: unknown, { clock }: { clock: { now(): number } }) => {
    startedAt.push(clock.now() - START_MS);
    const error = errors.shift();
    if (error !== undefined) throw new FunctionError(error);
    return { ok: true };
  };
  return { fn, startedAt };
};

const run = (more: object, fn: FakeFunction) =>
  runMachine(
    {
      StartAt: 'Only',
      States: { Only: { ...invoke('work', more), End: true }, ...('Catch' in more && { Caught: { Type: 'Pass', End: true } }) },
    },
    { input: { kept: 1 }, functions: { work: fn } },
  );

describe('Retry', () => {
  it('waits one second, then twice as long each time, three times at most', async () => {
    const { fn, startedAt } = failing('A', 'A', 'A', 'A', 'A');
    const { error } = await run({ Retry: [{ ErrorEquals: ['A'] }] }, fn);
    expect(startedAt).toEqual([0, 1000, 3000, 7000]);
    expect(error).toBe('A');
  });

  it('waits no longer than MaxDelaySeconds', async () => {
    const { fn, startedAt } = failing('A', 'A', 'A');
    await run({ Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 2, BackoffRate: 3, MaxDelaySeconds: 5 }] }, fn);
    expect(startedAt).toEqual([0, 2000, 7000, 12_000]);
  });

  it('with full jitter waits anything up to that', async () => {
    const { fn, startedAt } = failing('A', 'A');
    await run({ Retry: [{ ErrorEquals: ['A'], IntervalSeconds: 10, BackoffRate: 1, JitterStrategy: 'FULL' }] }, fn);
    const waits = [startedAt[1] ?? 0, (startedAt[2] ?? 0) - (startedAt[1] ?? 0)];
    for (const wait of waits) expect(wait > 0 && wait < 10_000).toBe(true);
    expect(waits[0]).not.toBe(waits[1]);
  });

  it('counts each retrier for itself, and takes the first that matches', async () => {
    const { fn, startedAt } = failing('A', 'B', 'A', 'B');
    const retry = [
      { ErrorEquals: ['Never'], MaxAttempts: 0 },
      { ErrorEquals: ['A'], IntervalSeconds: 1, BackoffRate: 1 },
      { ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 5, BackoffRate: 1 },
    ];
    expect((await run({ Retry: retry }, fn)).status).toBe('SUCCEEDED');
    expect(startedAt).toEqual([0, 1000, 6000, 7000, 12_000]);
  });

  it('tells in the context object how often it has been', async () => {
    const seen: number[] = [];
    await run(
      { Parameters: { FunctionName: 'work', Payload: { 'count.$': '$$.State.RetryCount' } }, Retry: [{ ErrorEquals: ['A'] }] },
      (event) => {
        seen.push((event as { count: number }).count);
        if (seen.length < 3) throw new FunctionError('A');
      },
    );
    expect(seen).toEqual([0, 1, 2]);
  });

  it('of no attempts leaves the error to Catch', async () => {
    const { fn, startedAt } = failing('A', 'A');
    const { output } = await run(
      {
        Retry: [{ ErrorEquals: ['A'], MaxAttempts: 0 }, { ErrorEquals: ['States.ALL'] }],
        Catch: [{ ErrorEquals: ['A'], ResultPath: null, Next: 'Caught' }],
      },
      fn,
    );
    expect([startedAt.length, output]).toEqual([1, '{"kept":1}']);
  });
});

describe('Catch', () => {
  const caught = (more: object, error = 'A') =>
    run({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught', ...more }] }, failing(error).fn);

  it('goes on with the error, where ResultPath wants it', async () => {
    const Cause = '{"errorType":"A","errorMessage":"told by the test"}';
    expect(JSON.parse((await caught({})).output ?? '')).toEqual({ Error: 'A', Cause });
    expect(JSON.parse((await caught({ ResultPath: '$.why' })).output ?? '')).toEqual({ kept: 1, why: { Error: 'A', Cause } });
  });

  it('may keep the error in a variable', async () => {
    const result = await caught({ Assign: { 'why.$': '$.Error' } });
    expect(detailsOf(result, 'TaskStateExited').assignedVariables).toEqual({ why: '"A"' });
  });

  it('in JSONata has $states.errorOutput', async () => {
    const { output } = await runMachine(
      {
        QueryLanguage: 'JSONata',
        StartAt: 'Only',
        States: {
          Only: {
            Type: 'Task',
            Resource: 'arn:aws:states:::lambda:invoke',
            Arguments: { FunctionName: 'work' },
            Catch: [
              {
                ErrorEquals: ['States.TaskFailed'],
                Output: '{% $merge([$states.input, {"why": $states.errorOutput.Error}]) %}',
                Next: 'Caught',
              },
            ],
            End: true,
          },
          Caught: { Type: 'Succeed' },
        },
      },
      { input: { kept: 1 }, functions: { work: failing('A').fn } },
    );
    expect(output).toBe('{"kept":1,"why":"A"}');
  });

  it('takes an expression that could not be evaluated, and nothing that is States.Runtime', async () => {
    const States = (state: object) => ({
      Only: { ...state, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }], End: true },
      Caught: { Type: 'Succeed' },
    });
    const evaluation = await runMachine({
      QueryLanguage: 'JSONata',
      StartAt: 'Only',
      States: States({ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: '{% $none %}' } }),
    });
    expect(evaluation).toMatchObject({ status: 'SUCCEEDED' });
    expect(signature(evaluation)).toContain('EvaluationFailed');
    const runtime = await runMachine({ StartAt: 'Only', States: States(invoke('work', { Parameters: { 'FunctionName.$': '$.none' } })) });
    expect(runtime).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  });

  it('of States.TaskFailed takes everything but a time-out', async () => {
    const { error } = await runMachine(
      {
        StartAt: 'Only',
        States: {
          Only: { ...invoke('slow', { TimeoutSeconds: 1 }), Catch: [{ ErrorEquals: ['States.TaskFailed'], Next: 'Caught' }], End: true },
          Caught: { Type: 'Succeed' },
        },
      },
      { functions: { slow: (_event, { clock }) => clock.sleep(5000) } },
    );
    expect(error).toBe('States.Timeout');
  });

  it('gives null for what an error does not say', async () => {
    const definition = {
      StartAt: 'Both',
      States: {
        Both: {
          Type: 'Parallel',
          Branches: [{ StartAt: 'No', States: { No: { Type: 'Fail' } } }],
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }],
          End: true,
        },
        Caught: { Type: 'Succeed' },
      },
    };
    expect((await runMachine(definition)).output).toBe('{"Error":null,"Cause":null}');
  });
});

it('a fail state ends the execution with its error and cause, found by paths too', async () => {
  expect(
    await runMachine(alone({ Type: 'Fail', End: undefined, Error: 'E', CausePath: "States.Format('because of {}', $.why)" }), {
      input: { why: 'rain' },
    }),
  ).toMatchObject({
    status: 'FAILED',
    error: 'E',
    cause: 'because of rain',
  });
});
