import { execution } from '../../../../../local/console/server/feed/execution';
import { historyEvents } from '../../../../../local/console/web/state-machine/history-event';
import { type Progress, progressOf } from '../../../../../local/console/web/state-machine/progress';
import { longStatus, shortStatus } from '../../../../../local/console/web/state-machine/status-words';
import { type FakeFunction, FunctionError, invoke, runMachine, world } from '../../../services/sfn/run-machine';

const fails = (errorType: string, times = Number.POSITIVE_INFINITY): FakeFunction => {
  let calls = 0;
  return () => {
    if (++calls <= times) throw new FunctionError(errorType);
    return {};
  };
};

/** How the page would show a real execution of the definition. */
async function shown(definition: object, functions: Readonly<Record<string, FakeFunction>> = {}): Promise<Progress> {
  return progressOf(execution(await runMachine(definition, { functions })));
}

const statuses = ({ visits }: Progress) => [...visits].map(([name, own]) => [name, ...own.map(({ status }) => status)]);
const caughtBy = (Next: string) => ({ Catch: [{ ErrorEquals: ['States.ALL'], Next }] });
const again = { Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 1, MaxAttempts: 2 }] };
const pass = { Type: 'Pass', End: true };

it('tells a state that is done, also after retries, from one whose error was caught', async () => {
  const progress = await shown(
    {
      StartAt: 'Retried',
      States: {
        Retried: invoke('twice', { ...again, Next: 'Caught' }),
        Caught: invoke('never', { ...caughtBy('After'), Next: 'Skipped' }),
        Skipped: pass,
        After: pass,
      },
    },
    { twice: fails('Busy', 2), never: fails('Broken') },
  );
  expect(statuses(progress)).toEqual([
    ['Retried', 'done'],
    ['Caught', 'caught'],
    ['After', 'done'],
  ]);
  expect([...progress.walked]).toEqual(['Retried → Caught', 'Caught → After']);
  expect(progress.visits.get('Retried')?.[0]?.run).toMatchObject({ retries: 2, error: 'Busy' });
  expect(longStatus(progress.visits.get('Caught') ?? [])).toMatch(/^failed, the error was caught: Broken, took \d+ ms$/);
});

it('lights branches up side by side and the Parallel around them', async () => {
  const lead = { ...invoke('lead', caughtBy('Lead Pending')), End: true };
  const scenario = { ...invoke('scenario'), End: true };
  const progress = await shown(
    {
      StartAt: 'Both',
      States: {
        Both: {
          Type: 'Parallel',
          Branches: [
            { StartAt: 'Lead', States: { Lead: lead, 'Lead Pending': pass } },
            { StartAt: 'Scenario', States: { Scenario: scenario } },
          ],
          Next: 'Call',
        },
        Call: pass,
      },
    },
    { lead: fails('SalesforceUnavailable'), scenario: () => ({}) },
  );
  expect(new Map(statuses(progress).map(([name = '', ...own]) => [name, own.join()]))).toEqual(
    new Map([
      ['Both', 'done'],
      ['Call', 'done'],
      ['Lead', 'caught'],
      ['Lead Pending', 'done'],
      ['Scenario', 'done'],
    ]),
  );
  expect([...progress.walked].sort()).toEqual(['Both → Call', 'Lead → Lead Pending']);
});

it('shows a Parallel whose error was caught as caught, and what else it ran as stopped', async () => {
  const progress = await shown(
    {
      StartAt: 'Both',
      States: {
        Both: {
          Type: 'Parallel',
          Branches: [
            { StartAt: 'Breaks', States: { Breaks: { ...invoke('breaks'), End: true } } },
            { StartAt: 'Waits', States: { Waits: { Type: 'Wait', Seconds: 60, Next: 'Later' }, Later: pass } },
          ],
          ...caughtBy('After'),
          End: true,
        },
        After: pass,
      },
    },
    { breaks: fails('Broken') },
  );
  expect(statuses(progress)).toEqual([
    ['Both', 'caught'],
    ['Breaks', 'stopped'],
    ['Waits', 'stopped'],
    ['After', 'done'],
  ]);
  expect([...progress.walked]).toEqual(['Both → After']);
});

it('shows the state that an execution failed in', async () => {
  const progress = await shown({ StartAt: 'Only', States: { Only: { ...invoke('broken'), End: true } } }, { broken: fails('Broken') });
  expect(statuses(progress)).toEqual([['Only', 'failed']]);
  expect(shortStatus(progress.visits.get('Only') ?? [])).toBe('✕ failed');
});

it('counts the visits of a loop, each with its own history', async () => {
  let rounds = 0;
  const progress = await shown(
    {
      StartAt: 'Read',
      States: {
        Read: invoke('read', { Next: 'What Now' }),
        'What Now': { Type: 'Choice', Choices: [{ Variable: '$.Payload.isOver', BooleanEquals: true, Next: 'Over' }], Default: 'Pause' },
        Pause: { Type: 'Wait', Seconds: 60, Next: 'Read' },
        Over: { Type: 'Succeed' },
      },
    },
    { read: () => ({ isOver: ++rounds === 3 }) },
  );
  expect(statuses(progress)).toEqual([
    ['Read', 'done', 'done', 'done'],
    ['What Now', 'done', 'done', 'done'],
    ['Pause', 'done', 'done'],
    ['Over', 'done'],
  ]);
  expect([...progress.walked]).toEqual(['Read → What Now', 'What Now → Pause', 'Pause → Read', 'What Now → Over']);
  expect(progress.visits.get('Pause')?.map(({ events }) => events.map(({ type }) => type))).toEqual([
    ['WaitStateEntered', 'WaitStateExited'],
    ['WaitStateEntered', 'WaitStateExited'],
  ]);
  expect(shortStatus(progress.visits.get('Pause') ?? [])).toBe('✓ 1 min 00 s · × 2');
});

it('shows what runs as running, and as stopped once the execution is', async () => {
  const inside = world();
  const arn = await inside.machine('waits', { StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: 3_600, End: true } } });
  const { executionArn } = (await inside.call('StartExecution', { stateMachineArn: arn })) as { executionArn: string };
  await inside.clock.runUntil(() => inside.execution().history.length >= 2);
  expect(statuses(progressOf(execution(inside.execution())))).toEqual([['Wait', 'running']]);
  await inside.call('StopExecution', { executionArn });
  await inside.clock.settle();
  const stopped = progressOf(execution(inside.execution()));
  expect(statuses(stopped)).toEqual([['Wait', 'stopped']]);
  expect(longStatus(stopped.visits.get('Wait') ?? [])).toBe('stopped');
});

it('does without a history', () => {
  const run = { name: 'A', enteredAt: 0, exitedAt: 5, retries: 0 };
  const progress = progressOf({
    arn: 'a',
    name: 'a',
    machine: 'm',
    status: 'SUCCEEDED',
    startedAt: 0,
    input: '{}',
    states: [run, { ...run, name: 'B', error: 'Broken' }, { ...run, name: 'C', error: 'Broken', retries: 1 }],
    history: [],
  });
  expect(statuses(progress)).toEqual([
    ['A', 'done'],
    ['B', 'caught'],
    ['C', 'done'],
  ]);
});

it('reads timestamps in seconds and as ISO text, and skips what is no event', () => {
  const events = historyEvents([
    { id: 1, previousEventId: 0, timestamp: 1.5, type: 'PassStateEntered', stateEnteredEventDetails: { name: 'A' } },
    { id: 2, previousEventId: 1, timestamp: '1970-01-01T00:00:02.000Z', type: 'TaskFailed', taskFailedEventDetails: { error: 'Broken' } },
    null,
    'nonsense',
    {},
  ]);
  expect(events).toEqual([
    { id: 1, previousEventId: 0, at: 1_500, type: 'PassStateEntered', name: 'A', error: undefined },
    { id: 2, previousEventId: 1, at: 2_000, type: 'TaskFailed', name: undefined, error: 'Broken' },
  ]);
});
