import type { TraceEvent } from '../../../../../local/cloud/trace';
import type { ConsoleMessage, Execution, Sales } from '../../../../../local/console/protocol';
import { EMPTY } from '../../../../../local/console/web/console-state/console-state';
import { reduce } from '../../../../../local/console/web/console-state/reduce';

const from = '+14155552671';
const noSales: Sales = { isDown: false, leads: [], tasks: [], pending: [] };
const snapshot: ConsoleMessage = {
  type: 'snapshot',
  number: '+18005550100',
  now: 1_000,
  templates: [{ name: 'Atlas', sha256: 'abc' }],
  machines: [{ name: 'atlas-callback', type: 'EXPRESS', definition: { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } } }],
  executions: [],
  sales: noSales,
  dialing: { isStopped: false, isBroken: false, held: 0, waiting: 0 },
  phone: { state: 'idle', from },
  trace: [],
};
const execution = (arn: string, startedAt: number, more: Partial<Execution> = {}): Execution => ({
  arn,
  name: arn,
  machine: 'atlas-callback',
  status: 'RUNNING',
  startedAt,
  input: '{}',
  states: [],
  history: [],
  ...more,
});
const fault = (what: string, at: number): TraceEvent => ({ seq: at, at, type: 'fault', detail: { what, where: 'there' } });
const pending = (callbackId: string) => ({ callbackId, name: 'Ada', company: 'Engines', state: 'REQUESTED', version: 1, syncedVersion: 0 });

const after = (...messages: ConsoleMessage[]) => messages.reduce(reduce, EMPTY);

it('shows everything a snapshot holds, newest executions first', () => {
  const state = after({ ...snapshot, executions: [execution('a', 1), execution('b', 2)], trace: [fault('older', 1), fault('newer', 2)] });
  expect(state).toMatchObject({ isLoaded: true, number: '+18005550100', templates: [{ name: 'Atlas' }] });
  expect(state.executions.map(({ arn }) => arn)).toEqual(['b', 'a']);
  expect(state.faults.map(({ what }) => what)).toEqual(['newer', 'older']);
});

it('shows the alarms that are in ALARM, and takes away those that recovered', () => {
  const alarm = (name: string, state: string, at: number): TraceEvent => ({
    ...{ seq: at, at, type: 'cloudwatch.alarm', detail: { alarm: name, state, before: 'OK' } },
  });
  const state = after({ ...snapshot, trace: [alarm('slow', 'ALARM', 1), alarm('quiet', 'OK', 2)] });
  expect(state.alarms).toEqual([{ name: 'slow', since: 1 }]);
  const later = reduce(state, { type: 'trace', events: [alarm('dead-letters', 'ALARM', 3), alarm('slow', 'OK', 4)] });
  expect(later.alarms).toEqual([{ name: 'dead-letters', since: 3 }]);
});

it('shows the switch of all calls as it stands', () => {
  const dialing = { isStopped: true, reason: 'a fire drill', since: 1_000, isBroken: false, held: 1, waiting: 2 };
  expect(after(snapshot, { type: 'dialing', dialing }).dialing).toEqual(dialing);
  expect(after({ ...snapshot, dialing }).dialing).toEqual(dialing);
});

it('forgets what it knew when a snapshot comes again', () => {
  const state = after(
    snapshot,
    { type: 'trace', events: [fault('one', 1)] },
    { type: 'edit', edit: { outcome: 'working', file: 'a' } },
    snapshot,
  );
  expect([state.faults, state.edits, state.transcript]).toEqual([[], [], []]);
});

it('replaces an execution that has changed and adds a new one', () => {
  const state = after(
    { ...snapshot, executions: [execution('a', 1)] },
    { type: 'execution', execution: execution('b', 2) },
    { type: 'execution', execution: execution('a', 1, { status: 'SUCCEEDED' }) },
  );
  expect(state.executions.map(({ arn, status }) => [arn, status])).toEqual([
    ['b', 'RUNNING'],
    ['a', 'SUCCEEDED'],
  ]);
});

it('keeps the newest hundred executions', () => {
  const many = Array.from({ length: 150 }, (_, index): ConsoleMessage => ({ type: 'execution', execution: execution(`e${index}`, index) }));
  const { executions } = after(snapshot, ...many);
  expect([executions.length, executions[0]?.arn]).toEqual([100, 'e149']);
});

it('shows an edited definition in the place of the former one', () => {
  const definition = { StartAt: 'B', States: { B: { Type: 'Pass', End: true } } };
  const state = after(snapshot, { type: 'machine', machine: { name: 'atlas-callback', type: 'EXPRESS', definition } });
  expect(state.machines.map((machine) => machine.definition.StartAt)).toEqual(['B']);
});

it('notes each call, and hears it', () => {
  const phone = { from, direction: 'inbound', contactId: 'c1' } as const;
  const state = after(
    snapshot,
    { type: 'phone', phone: { ...phone, state: 'dialing' } },
    { type: 'phone', phone: { ...phone, state: 'connected' }, event: { type: 'connected' } },
    { type: 'phone', phone: { ...phone, state: 'connected' }, event: { type: 'prompt', text: 'Hello.', speechMs: 400 } },
    { type: 'phone', phone: { state: 'idle', from }, event: { type: 'ended', reason: 'CUSTOMER_DISCONNECT' } },
    { type: 'phone', phone: { state: 'ringing', from, direction: 'outbound', contactId: 'c2' }, event: { type: 'ringing' } },
  );
  expect(state.transcript.map(({ text }) => text)).toEqual(['You call Atlas', 'Hello.', 'You hung up', 'Atlas calls you back']);
});

it('tells which promises Salesforce has caught up with, until they wait again', () => {
  const sales = (...ids: string[]): ConsoleMessage => ({ type: 'sales', sales: { ...noSales, pending: ids.map(pending) } });
  const caughtUp = after(snapshot, sales('a', 'b'), sales('b'));
  expect(caughtUp.synced.map(({ callbackId }) => callbackId)).toEqual(['a']);
  const all = reduce(caughtUp, sales());
  expect(all.synced.map(({ callbackId }) => callbackId)).toEqual(['b', 'a']);
  expect(reduce(all, sales('a')).synced.map(({ callbackId }) => callbackId)).toEqual(['b']);
});

it('keeps the latest change of each file', () => {
  const state = after(
    snapshot,
    { type: 'edit', edit: { outcome: 'working', file: 'callback' } },
    { type: 'edit', edit: { outcome: 'refused', file: 'call-monitor', reasons: [] } },
    { type: 'edit', edit: { outcome: 'applied', file: 'callback', machines: ['atlas-callback'], ms: 90 } },
  );
  expect(state.edits.map(({ file, outcome }) => [file, outcome])).toEqual([
    ['callback', 'applied'],
    ['call-monitor', 'refused'],
  ]);
});

it('leaves everything that a trace without faults does not touch as it was', () => {
  const state = after(snapshot);
  const next = reduce(state, { type: 'trace', events: [{ seq: 1, at: 1, type: 'api.call', detail: {} }] });
  expect(next.faults).toBe(state.faults);
  expect(next.executions).toBe(state.executions);
});
