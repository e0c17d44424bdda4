import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Circumstances, readWorkflow, type Workflow, walk } from '../../../bench/latency/workflow';
import { temporaryFolder } from '../../support/temporary-folder';

const circumstances = (
  tasks: Record<string, { ms: number; error?: string } | ((attempt: number) => { ms: number; error?: string })>,
): Circumstances => ({
  hopMs: () => 10,
  jitter: () => 0.5,
  task(state, attempt) {
    const task = tasks[state] ?? { ms: 0 };
    return typeof task === 'function' ? task(attempt) : task;
  },
});

const sequence: Workflow = {
  StartAt: 'First',
  States: { First: { Type: 'Task', Next: 'Second' }, Second: { Type: 'Task', TimeoutSeconds: 2, End: true } },
};

it('adds up the states of a sequence, and what lies between them', () => {
  const { leftMs, endedMs } = walk(sequence, circumstances({ First: { ms: 100 }, Second: { ms: 200 } }));
  expect([leftMs.get('First'), endedMs]).toEqual([110, 320]);
});

it('stops when the state that is asked about has been left', () => {
  expect(walk(sequence, circumstances({ First: { ms: 100 }, Second: { ms: 200 } }), 'First', 5).endedMs).toBe(115);
});

it('lets branches run side by side, and waits for the last', () => {
  const parallel: Workflow = {
    StartAt: 'Both',
    States: {
      Both: {
        Type: 'Parallel',
        Branches: [
          { StartAt: 'Slow', States: { Slow: { Type: 'Task', End: true } } },
          { StartAt: 'Quick', States: { Quick: { Type: 'Task', End: true } } },
        ],
        End: true,
      },
    },
  };
  const { leftMs, endedMs } = walk(parallel, circumstances({ Slow: { ms: 500 }, Quick: { ms: 20 } }));
  expect([leftMs.get('Quick'), leftMs.get('Slow'), endedMs]).toEqual([40, 520, 520]);
});

it('ends a task at its time-out, and the execution with it when nothing catches that', () => {
  expect(walk(sequence, circumstances({ Second: { ms: 9000 } }))).toMatchObject({ endedMs: 2020, failed: 'States.Timeout' });
});

it('retries as the definition says, with the jitter of the circumstances, and then catches', () => {
  const workflow: Workflow = {
    StartAt: 'Try',
    States: {
      Try: {
        Type: 'Task',
        Retry: [{ ErrorEquals: ['Throttled'], IntervalSeconds: 1, BackoffRate: 2, MaxAttempts: 2, JitterStrategy: 'FULL' }],
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Otherwise' }],
        End: true,
      },
      Otherwise: { Type: 'Pass', End: true },
    },
  };
  const throttled = { ms: 100, error: 'Throttled' };
  // 10 + 3 × 100 + half of 1 s and of 2 s, then a hop.
  expect(walk(workflow, circumstances({ Try: throttled })).endedMs).toBe(1820);
  expect(walk(workflow, circumstances({ Try: (attempt) => (attempt === 0 ? throttled : { ms: 50 }) })).endedMs).toBe(660);
  expect(walk(workflow, circumstances({ Try: { ms: 100, error: 'Other' } })).endedMs).toBe(120);
});

it('reads the definition that is deployed', () => {
  const workflow = readWorkflow(join(__dirname, '../../../statemachines/callback.asl.json'));
  expect(walk(workflow, circumstances({}), 'Start Outbound Call').leftMs.has('Create Lead')).toBe(true);
});

it('refuses a state whose time it cannot know, by name', () => {
  const file = join(temporaryFolder(), 'waits.asl.json');
  writeFileSync(file, JSON.stringify({ StartAt: 'Pause', States: { Pause: { Type: 'Wait', Seconds: 5, End: true } } }));
  expect(() => readWorkflow(file)).toThrow(/state Pause is a Wait/);
});
