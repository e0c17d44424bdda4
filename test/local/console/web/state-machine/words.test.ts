import type { Execution } from '../../../../../local/console/protocol';
import { callbacksOf } from '../../../../../local/console/web/state-machine/callbacks';
import { conditionLabel } from '../../../../../local/console/web/state-machine/condition-label';
import { edgePath } from '../../../../../local/console/web/state-machine/edge-path';
import { textLines } from '../../../../../local/console/web/state-machine/text-lines';
import { transitionsOf } from '../../../../../local/console/web/state-machine/transitions';

it.each([
  ["{% $callback.phase = 'due' %}", 'phase = due'],
  ["{% $callback.phase = 'waiting' and $callback.leadPending %}", 'phase = waiting and leadPending'],
  ['{% $states.input.count > 3 %}', 'count > 3'],
  ["{%   $a.b.c   =  'x y'\n%}", 'b.c = x y'],
  ['{% $exists($states.input.something.that.goes.on.and.on) %}', '$exists(something.that.goes.on.…'],
])('labels the condition %s as %s', (condition, label) => {
  expect(conditionLabel(condition)).toBe(label);
});

it('breaks a name where its halves are most alike', () => {
  expect(textLines('Create Lead', 13)).toEqual(['Create Lead']);
  expect(textLines('Start Outbound Call', 13)).toEqual(['Start', 'Outbound Call']);
  expect(textLines('Leave Monitor To Sweep', 13)).toEqual(['Leave Monitor', 'To Sweep']);
  expect(textLines('Supercalifragilistic', 13)).toEqual(['Supercalifragilistic']);
});

it('says where a state may lead, each way once', () => {
  const any = { ErrorEquals: ['States.ALL'], Next: 'Pause' };
  expect(transitionsOf({ Type: 'Task', Next: 'Done', Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Reconcile' }, any, any] })).toEqual([
    { to: 'Done', kind: 'next', label: '', title: '' },
    { to: 'Reconcile', kind: 'catch', label: 'Timeout', title: 'States.Timeout' },
    { to: 'Pause', kind: 'catch', label: '', title: 'any error' },
  ]);
});

it('labels the ways out of a Choice, those in JSONPath only as rules', () => {
  const choice = { Type: 'Choice', Choices: [{ Next: 'A', Condition: '{% $x = 1 %}' }, { Next: 'B' }], Default: 'C' };
  expect(transitionsOf(choice).map(({ to, label, title }) => [to, label, title])).toEqual([
    ['A', '$x = 1', 'when $x = 1'],
    ['B', 'rule', 'a rule of the definition'],
    ['C', 'otherwise', 'otherwise'],
  ]);
});

it('rounds the corners of an edge', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 0, y: 100 },
    { x: 50, y: 100 },
  ];
  expect(edgePath(points)).toBe('M0 0L0 91Q0 100 9 100L50 100');
  expect(edgePath([])).toBe('');
});

it('gathers the executions of a callback, newest first', () => {
  const execution = (arn: string, startedAt: number, more: Partial<Execution> = {}): Execution => ({
    arn,
    name: arn,
    machine: 'm',
    status: 'SUCCEEDED',
    startedAt,
    input: '{}',
    states: [],
    history: [],
    ...more,
  });
  const callbacks = callbacksOf([
    execution('b2', 5, { callbackId: 'b', status: 'RUNNING' }),
    execution('alone', 4),
    execution('a1', 3, { callbackId: 'a' }),
    execution('b1', 1, { callbackId: 'b' }),
  ]);
  expect(callbacks.map(({ id, isRunning, executions }) => [id, isRunning, executions.map(({ arn }) => arn)])).toEqual([
    ['alone', false, ['alone']],
    ['a', false, ['a1']],
    ['b', true, ['b2', 'b1']],
  ]);
});
