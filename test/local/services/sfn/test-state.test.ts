import { world } from './run-machine';

const TASK = {
  Type: 'Task',
  QueryLanguage: 'JSONata',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: 'f', Payload: { n: '{% $states.input.n + $offset %}' } },
  Output: '{% $states.result.Payload %}',
  Assign: { last: '{% $states.result.Payload %}' },
  Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 2, MaxAttempts: 2 }],
  Catch: [{ ErrorEquals: ['Gone'], Next: 'Apologize' }],
  Next: 'Thank',
};

const test = (input: object, state: object = TASK) =>
  world().call('TestState', { definition: JSON.stringify(state), input: '{"n":1}', variables: '{"offset":10}', ...input });

describe('TestState', () => {
  it('tells how a state is left when what it does is mocked', async () => {
    expect(await test({ mock: { result: '{"Payload":7}' } })).toEqual({ status: 'SUCCEEDED', output: '7', nextState: 'Thank' });
  });

  it('shows what went through it', async () => {
    const { inspectionData } = await test({ mock: { result: '{"Payload":7}' }, inspectionLevel: 'DEBUG' });
    expect(inspectionData).toEqual({
      input: '{"n":1}',
      afterArguments: '{"FunctionName":"f","Payload":{"n":11}}',
      result: '{"Payload":7}',
      variables: '{"offset":10,"last":7}',
    });
  });

  it.each([
    [
      'that would be tried again',
      { error: 'Busy' },
      0,
      { status: 'RETRIABLE', error: 'Busy', inspectionData: { errorDetails: { retryIndex: 0, retryBackoffIntervalSeconds: 2 } } },
    ],
    [
      'that has been tried once',
      { error: 'Busy' },
      1,
      { status: 'RETRIABLE', inspectionData: { errorDetails: { retryBackoffIntervalSeconds: 4 } } },
    ],
    ['that has been tried often enough', { error: 'Busy', cause: 'again' }, 2, { status: 'FAILED', error: 'Busy', cause: 'again' }],
    [
      'that is caught',
      { error: 'Gone', cause: 'away' },
      0,
      {
        status: 'CAUGHT_ERROR',
        error: 'Gone',
        cause: 'away',
        nextState: 'Apologize',
        output: '{"Error":"Gone","Cause":"away"}',
        inspectionData: { errorDetails: { catchIndex: 0 } },
      },
    ],
    ['that nobody takes', { error: 'Other' }, 0, { status: 'FAILED', error: 'Other' }],
  ])('tells what becomes of a failure %s', async (_what, errorOutput, retrierRetryCount, answer) => {
    expect(await test({ mock: { errorOutput }, stateConfiguration: { retrierRetryCount }, inspectionLevel: 'DEBUG' })).toMatchObject(
      answer,
    );
  });

  it('finds the state in a whole definition', async () => {
    const definition = JSON.stringify({
      StartAt: 'A',
      States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Result: 'b', End: true } },
    });
    expect(await world().call('TestState', { definition, stateName: 'B', roleArn: 'arn:role' })).toEqual({
      status: 'SUCCEEDED',
      output: '"b"',
    });
  });

  it('mocks the results of branches', async () => {
    const state = { Type: 'Parallel', Branches: [{ StartAt: 'A', States: { A: { Type: 'Succeed' } } }], ResultPath: '$.both', End: true };
    expect(await test({ mock: { result: '[1]' } }, state)).toEqual({ status: 'SUCCEEDED', output: '{"n":1,"both":[1]}' });
  });

  it.each([
    [{}, 'ValidationException'],
    [{ roleArn: 'arn:role', context: '{}' }, 'ValidationException'],
    [{ roleArn: 'arn:role', definition: '{"Type":"Loop"}' }, 'InvalidDefinition'],
  ])('of %j is refused', async (input, name) => {
    await expect(test(input)).rejects.toMatchObject({ name });
  });
});
