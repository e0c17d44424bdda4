import { type Case, whyLeftOut } from './cases';
import { compare, type Ended } from './compare';
import { runCase } from './run-case';

const STARTED = {
  type: 'ExecutionStarted',
  id: 1,
  previousEventId: 0,
  executionStartedEventDetails: { input: { who: '<name>' }, roleArn: 'role' },
};

/** A recording of one Pass state that greets. */
const recording = (
  changes: { output?: unknown; final?: unknown; events?: unknown[]; definition?: string; lambdas?: Record<string, string> } = {},
): Case =>
  ({
    id: 'greeting',
    type: 'STANDARD',
    definition: JSON.stringify({ StartAt: 'Greet', States: { Greet: { Type: 'Pass', Parameters: { 'hello.$': '$.who' }, End: true } } }),
    input: '{"who":"Ada"}',
    events: [
      STARTED,
      {
        type: 'PassStateEntered',
        id: 2,
        previousEventId: 0,
        stateEnteredEventDetails: { name: 'Greet', input: { who: '<name>' }, inputDetails: { truncated: false } },
      },
      {
        type: 'PassStateExited',
        id: 3,
        previousEventId: 2,
        stateExitedEventDetails: { name: 'Greet', output: changes.output ?? { hello: '<name>' }, outputDetails: { truncated: false } },
      },
      {
        type: 'ExecutionSucceeded',
        id: 4,
        previousEventId: 3,
        executionSucceededEventDetails: { output: changes.final ?? { hello: '<name>' }, outputDetails: { truncated: false } },
      },
    ],
    ...changes,
  }) as Case;

const STARTED_INPUT = {
  ...STARTED,
  executionStartedEventDetails: { ...STARTED.executionStartedEventDetails, inputDetails: { truncated: false } },
};

async function verdict(recorded: Case, tamper: (ended: Ended) => Ended = (ended) => ended) {
  const { outcome, sequence, details } = compare(recorded, tamper(await runCase(recorded)));
  return { outcome, sequence, details };
}

const complete = (changes: Parameters<typeof recording>[0] = {}) => {
  const recorded = recording(changes);
  return { ...recorded, events: recorded.events?.map((event) => (event.type === 'ExecutionStarted' ? STARTED_INPUT : event)) } as Case;
};

describe('a run is compared with a recording', () => {
  it('and is like it when only what is different each time differs', async () => {
    expect(await verdict(complete())).toEqual({ outcome: true, sequence: true, details: true });
  });

  it('in its outcome', async () => {
    expect(await verdict(complete(), (ended) => ({ ...ended, output: '{"hello":1}' }))).toMatchObject({ outcome: false });
    expect(await verdict(complete(), (ended) => ({ ...ended, status: 'FAILED' }))).toMatchObject({ outcome: false });
  });

  it('in the sequence of its events', async () => {
    expect(await verdict(complete(), (ended) => ({ ...ended, history: ended.history.slice(1) }))).toMatchObject({
      sequence: false,
      details: false,
    });
    const swapped = (ended: Ended) => ({ ...ended, history: [0, 2, 1, 3].map((at) => ended.history[at]) as Ended['history'] });
    expect(await verdict(complete(), swapped)).toMatchObject({ sequence: false });
  });

  it('in everything its events say', async () => {
    expect(await verdict(complete({ output: { hello: 'Bob' } }))).toEqual({ outcome: true, sequence: true, details: false });
    expect(await verdict(complete({ output: { hello: '<name>', more: null } }))).toMatchObject({ details: false });
    expect(await verdict(complete({ output: { hello: ['<name>'] } }))).toMatchObject({ details: false });
  });

  it('where a number is not the text of the number', async () => {
    const definition = JSON.stringify({ StartAt: 'Greet', States: { Greet: { Type: 'Pass', Result: { hello: '1' }, End: true } } });
    expect(await verdict(complete({ definition, output: { hello: 1 } }))).toMatchObject({ details: false });
  });

  it('where the same placeholder is the same text', async () => {
    const definition = JSON.stringify({
      StartAt: 'Greet',
      States: { Greet: { Type: 'Pass', Parameters: { 'a.$': 'States.UUID()', 'b.$': 'States.UUID()' }, End: true } },
    });
    expect(
      await verdict(complete({ definition, output: { a: '<uuid:1>', b: '<uuid:2>' }, final: { a: '<uuid:1>', b: '<uuid:2>' } })),
    ).toMatchObject({ details: true });
    expect(await verdict(complete({ definition, output: { a: '<uuid:1>', b: '<uuid:1>' } }))).toMatchObject({ details: false });
  });
});

it('a recording that was cut, or that needs another service, is left out', () => {
  const recorded = complete();
  expect(whyLeftOut(recorded)).toBeUndefined();
  expect(whyLeftOut({ ...recorded, events: recorded.events?.slice(0, 2) ?? [] })).toBe('the recording ends before the execution does');
  expect(whyLeftOut({ ...recorded, definition: '{"Resource": "arn:aws:states:::sqs:sendMessage"}' })).toMatch(
    /^uses services other than Lambda/,
  );
});
