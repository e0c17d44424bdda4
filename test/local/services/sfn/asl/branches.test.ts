import { alone, detailsOf, FunctionError, invoke, runMachine, START_MS, signature } from '../run-machine';

const branch = (name: string, state: object) => ({ StartAt: name, States: { [name]: { End: true, ...state } } });
const wait = (Seconds: number) => ({ Type: 'Wait', Seconds });

describe('a parallel state', () => {
  it('runs its branches side by side; the result is in the order they are written', async () => {
    const run = await runMachine(
      alone({ Type: 'Parallel', Branches: [branch('Slow', wait(20)), branch('Quick', { Type: 'Pass', Result: 'quick' })] }),
      { input: 'in' },
    );
    expect(run).toMatchObject({ output: '["in","quick"]', stoppedAt: START_MS + 20_000 });
    expect(signature(run)).toEqual([
      'ExecutionStarted',
      'ParallelStateEntered Only',
      'ParallelStateStarted',
      'WaitStateEntered Slow',
      'PassStateEntered Quick',
      'PassStateExited Quick',
      'WaitStateExited Slow',
      'ParallelStateSucceeded',
      'ParallelStateExited Only',
      'ExecutionSucceeded',
    ]);
  });

  it('fails with the first branch that does; the others are ended, and what they wait for with them', async () => {
    const run = await runMachine(alone({ Type: 'Parallel', Branches: [branch('Long', wait(3600)), branch('Bad', invoke('bad'))] }), {
      functions: {
        bad: async (_event, { clock }) => {
          await clock.sleep(2000);
          throw new FunctionError('Bad');
        },
      },
    });
    expect(run).toMatchObject({ status: 'FAILED', error: 'Bad', stoppedAt: START_MS + 2000 });
    expect(run.world.clock.now()).toBe(START_MS + 2000);
    expect(signature(run).slice(-4)).toEqual(['WaitStateAborted', 'TaskStateAborted', 'ParallelStateFailed', 'ExecutionFailed']);
  });

  it('is tried again as a whole, and is said to have failed once', async () => {
    let left = 2;
    const flaky = () => {
      if (left-- > 0) throw new FunctionError('Flaky');
      return 'done';
    };
    const run = await runMachine(
      alone({
        Type: 'Parallel',
        Branches: [branch('Flaky', invoke('flaky', { OutputPath: '$.Payload' }))],
        Retry: [{ ErrorEquals: ['Flaky'] }],
      }),
      { functions: { flaky } },
    );
    expect(run.output).toBe('["done"]');
    expect(signature(run).filter((event) => /^ParallelState(Started|Failed)/.test(event))).toEqual(Array(3).fill('ParallelStateStarted'));
  });

  it('lets branches read the variables around them and keeps theirs to themselves', async () => {
    const definition = {
      QueryLanguage: 'JSONata',
      StartAt: 'Set',
      States: {
        Set: { Type: 'Pass', Assign: { n: 1 }, Next: 'Both' },
        Both: { Type: 'Parallel', Branches: [branch('One', { Type: 'Pass', Assign: { own: '{% $n + 1 %}' } })], Next: 'After' },
        After: { Type: 'Pass', Output: '{% {"n": $n, "own": $exists($own)} %}', End: true },
      },
    };
    expect((await runMachine(definition)).output).toBe('{"n":1,"own":false}');
  });
});

describe('a map state', () => {
  const each = (state: object, more: object = {}) => alone({ Type: 'Map', ItemProcessor: branch('Each', state), ...more });

  it('runs its states for every item, in order of the items', async () => {
    const { output } = await runMachine(
      each(
        { Type: 'Pass', Parameters: { 'of.$': '$.item', 'at.$': '$.index' } },
        { ItemSelector: { 'item.$': '$$.Map.Item.Value', 'index.$': '$$.Map.Item.Index' } },
      ),
      { input: ['a', 'b'] },
    );
    expect(JSON.parse(output ?? '')).toEqual([
      { of: 'a', at: 0 },
      { of: 'b', at: 1 },
    ]);
  });

  it.each([
    [0, 10_000],
    [2, 20_000],
    [1, 40_000],
  ])('with a MaxConcurrency of %i takes %i ms for four items of ten seconds', async (MaxConcurrency, ms) => {
    expect((await runMachine(each(wait(10), { MaxConcurrency }), { input: [1, 2, 3, 4] })).stoppedAt).toBe(START_MS + ms);
  });

  it('tells of every iteration', async () => {
    const run = await runMachine(each({ Type: 'Pass' }, { MaxConcurrency: 1 }), { input: ['a'] });
    expect(signature(run)).toEqual([
      'ExecutionStarted',
      'MapStateEntered Only',
      'MapStateStarted',
      'MapIterationStarted Only',
      'PassStateEntered Each',
      'PassStateExited Each',
      'MapIterationSucceeded Only',
      'MapStateSucceeded',
      'MapStateExited Only',
      'ExecutionSucceeded',
    ]);
    expect(run.history.map(({ previousEventId }) => previousEventId)).toEqual([0, 0, 2, 3, 4, 5, 6, 7, 7, 9]);
  });

  it('ends the other iterations when one fails', async () => {
    const run = await runMachine(each(invoke('pick'), { ItemProcessor: branch('Each', invoke('pick')) }), {
      input: [1, 60],
      functions: {
        pick: async (seconds, { clock }) => {
          await clock.sleep(Number(seconds) * 1000);
          throw new FunctionError('Gone');
        },
      },
    });
    expect(run).toMatchObject({ error: 'Gone', stoppedAt: START_MS + 1000 });
    expect(signature(run).slice(-6)).toEqual([
      'MapIterationFailed Only',
      'TaskStateAborted',
      'MapIterationAborted Only',
      'TaskStateAborted',
      'MapStateFailed',
      'ExecutionFailed',
    ]);
  });

  it('needs a list', async () => {
    expect((await runMachine(each({ Type: 'Pass' }), { input: { a: 1 } })).error).toBe('States.Runtime');
    expect((await runMachine(each({ Type: 'Pass' }, { QueryLanguage: 'JSONata', Items: '{% 1 %}' }))).cause).toMatch(
      /Expected 'array', but was 'number' for value: 1$/,
    );
  });

  it('in distributed mode runs an execution for every item, tolerates failures as told, and knows nothing of variables around it', async () => {
    const processor = { ...branch('Each', invoke('odd')), ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } };
    const odd = (n: number) => {
      if (n % 2 === 0) throw new FunctionError('Even');
      return n;
    };
    const definition = (more: object) => alone({ Type: 'Map', ItemProcessor: processor, ...more });
    const tolerant = await runMachine(definition({ ToleratedFailurePercentage: 50 }), { input: [1, 2], functions: { odd } });
    expect(signature(tolerant).slice(2, -2)).toEqual(['MapStateStarted', 'MapRunStarted', 'MapRunSucceeded', 'MapStateSucceeded']);
    expect(detailsOf(tolerant, 'MapRunStarted').mapRunArn).toMatch(/:mapRun:machine\/[\da-f-]{36}:[\da-f-]{36}$/);
    const strict = await runMachine(definition({}), { input: [1, 2], functions: { odd } });
    expect(strict.error).toBe('States.ExceedToleratedFailureThreshold');
    expect(signature(strict).slice(-3)).toEqual(['MapRunFailed', 'MapStateFailed', 'ExecutionFailed']);
  });
});

describe('a distributed map with batches', () => {
  const processor = {
    StartAt: 'Each',
    States: { Each: { Type: 'Pass', Parameters: { 'n.$': 'States.ArrayLength($.Items)', 'of.$': '$.BatchInput.of' }, End: true } },
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
  };
  it.each([
    [{ MaxItemsPerBatch: 2 }, [2, 2, 1]],
    [{ MaxItemsPerBatchPath: '$.most' }, [3, 2]],
    [{ MaxInputBytesPerBatch: 45 }, [2, 2, 1]],
  ])('gives an execution as many items as %j allows', async (limits, sizes) => {
    const ItemBatcher = { ...limits, BatchInput: { 'of.$': '$.name' } };
    const { output } = await runMachine(alone({ Type: 'Map', ItemsPath: '$.items', ItemBatcher, ItemProcessor: processor }), {
      input: { name: 'x', most: 3, items: ['a', 'b', 'c', 'd', 'e'] },
    });
    expect(JSON.parse(output ?? '')).toEqual(sizes.map((n) => ({ n, of: 'x' })));
  });
});

describe('a wait state', () => {
  it.each([
    [{ Seconds: 90 }, 90_000],
    [{ SecondsPath: '$.seconds' }, 7000],
    [{ Timestamp: '2026-11-02T15:00:10Z' }, 10_000],
    [{ TimestampPath: '$.at' }, 3_600_000],
    [{ Timestamp: '2020-01-01T00:00:00Z' }, 0],
  ])('%j', async (fields, ms) => {
    expect((await runMachine(alone({ Type: 'Wait', ...fields }), { input: { seconds: 7, at: '2026-11-02T16:00:00Z' } })).stoppedAt).toBe(
      START_MS + ms,
    );
  });

  it('in JSONata takes expressions', async () => {
    expect((await runMachine(alone({ Type: 'Wait', Seconds: '{% 2 + 3 %}' }, { QueryLanguage: 'JSONata' }))).stoppedAt).toBe(
      START_MS + 5000,
    );
  });
});

describe('an execution', () => {
  it("ends with the machine's TimeoutSeconds, and leaves nothing behind", async () => {
    const run = await runMachine({ ...alone(wait(100)), TimeoutSeconds: 60 });
    expect(run).toMatchObject({ status: 'TIMED_OUT', error: 'States.Timeout', stoppedAt: START_MS + 60_000 });
    expect(run.world.clock.now()).toBe(START_MS + 60_000);
  });

  it('of an Express machine ends after five minutes', async () => {
    expect((await runMachine(alone(wait(3600)), { type: 'EXPRESS' })).stoppedAt).toBe(START_MS + 300_000);
  });

  it('that goes round and round ends when its history is full', async () => {
    const run = await runMachine({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } } });
    expect(run).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: 'The execution reached the maximum number of history events (25000).',
    });
  });

  it("fails when a state's output is larger than 256 KiB", async () => {
    expect((await runMachine(alone({ Type: 'Pass', Result: 'x'.repeat(262_144) }))).error).toBe('States.DataLimitExceeded');
  });
});
