import { type VirtualClock, virtualClock } from '../../../../local/cloud/virtual-clock';
import { type Console, startConsole } from '../../../../local/console/server';
import { drive } from '../../../support/drive';
import { startTestCenter, type TestCenter } from '../../../support/test-center';
import { Follower } from './follower';
import { pageFolder } from './page-folder';

const ADA = '+14155552671';

let center: TestCenter;
let clock: VirtualClock;
let opened: Console;
let page: Follower;
const errors: unknown[] = [];

beforeEach(async () => {
  center = await startTestCenter();
  clock = virtualClock({ startMs: 0 });
  opened = await startConsole({ center, clock, port: 0, pageFolder: pageFolder(), onError: (error) => errors.push(error) });
  page = await Follower.open(opened.url);
  await page.until('snapshot');
});
afterEach(async () => {
  page.leaves();
  await opened.close();
  await center.close();
  expect(errors.splice(0)).toEqual([]);
});

/** Time passes in both worlds: that of the contact center and that of the pages. */
const passes = async (ms: number) => {
  await center.clock.advance(ms);
  await clock.advance(1_000);
};
const command = async (body: object) => expect(await page.commands(body)).toEqual({ status: 204, message: undefined });

/** Does it, and lets time pass until Atlas listens, or has hung up. */
async function untilAtlasIsDone(body: object): Promise<void> {
  const before = page.of('phone').length;
  await command(body);
  const isDone = () =>
    page
      .of('phone')
      .slice(before)
      .some(({ event }) => event?.type === 'listening' || event?.type === 'ended');
  for (let seconds = 0; seconds < 60 && !isDone(); seconds++) {
    await passes(1_000);
    await page.commands({}); // a round trip: what was sent before has arrived
  }
  expect(isDone()).toBe(true);
}

const asksForACallback = async () => {
  await untilAtlasIsDone({ command: 'dial', from: '(415) 555-2671' });
  for (const text of ['call me back', 'Ada', 'Analytical Engines', 'night support', 'yes'])
    await untilAtlasIsDone({ command: 'say', text });
};

describe('the first minute in a browser', () => {
  it('a call, the callback, its execution and its lead', async () => {
    await asksForACallback();
    for (let tries = 0; tries < 40 && center.trace.events.at(-1)?.type !== 'telephone.ringing'; tries++)
      await center.clock.runUntil(() => center.trace.events.at(-1)?.type === 'telephone.ringing', { untilMs: center.clock.now() + 1_000 });
    expect((await page.until('phone', ({ phone }) => phone.state === 'ringing')).phone).toMatchObject({ from: ADA, direction: 'outbound' });
    await untilAtlasIsDone({ command: 'answer' });
    await command({ command: 'press', digits: '1#' });
    await untilAtlasIsDone({ command: 'hangUp' });
    await center.settle();
    await passes(0);

    const { sales } = await page.until('sales', (message) => message.sales.tasks.length > 0 && message.sales.pending.length === 0);
    expect(sales).toMatchObject({
      isDown: false,
      leads: [{ LastName: 'Ada', Phone: ADA }],
      tasks: [{ CallDisposition: expect.any(String) }],
    });

    const ended = (machine: string) =>
      page.until('execution', (message) => message.execution.machine === machine && message.execution.status === 'SUCCEEDED');
    const { execution } = await ended('atlas-callback');
    expect(execution).toMatchObject({
      callbackId: (await ended('atlas-call-monitor')).execution.name,
      output: expect.any(String),
      stoppedAt: expect.any(Number),
    });
    expect(execution.states.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Prepare Callback', 'Create Lead', 'Generate Scenario', 'Start Outbound Call', 'Start Call Monitor']),
    );
    for (const state of execution.states)
      expect(state).toMatchObject({ input: expect.any(String), output: expect.any(String), exitedAt: expect.any(Number) });
    expect(execution.history).toEqual(JSON.parse(JSON.stringify(center.stateMachines.find(execution.arn)?.record.history)));

    expect(center.trace.events.some(({ parent }) => parent === 'console')).toBe(true);
    const told = page.of('trace').flatMap(({ events }) => events);
    expect(told.filter(({ parent }) => parent === 'console')).toEqual([]);
    expect(new Set(told.map(({ seq }) => seq)).size).toBe(told.length);
  });

  it('what waits while Salesforce is down, and is there once when it is back', async () => {
    await command({ command: 'salesforceDown', down: true });
    await asksForACallback();
    await passes(30_000);
    const waiting = await page.until('sales', ({ sales }) => sales.isDown && sales.pending.length > 0);
    expect(waiting.sales).toMatchObject({
      leads: [],
      pending: [{ name: 'Ada', company: 'Analytical Engines', syncedVersion: 0, callbackId: expect.stringMatching(/^[0-9a-f]{32}$/) }],
    });
    await command({ command: 'salesforceDown', down: false });
    await passes(5 * 60_000);
    await passes(0);
    await page.until('sales', ({ sales }) => !sales.isDown && sales.pending.length === 0 && sales.leads.length === 1);
  });

  it('all dialing stops at the press of a button, and goes on', async () => {
    await drive(center.clock, command({ command: 'dialingStopped', stopped: true }));
    await asksForACallback();
    await passes(60_000);
    await passes(0);
    const { dialing } = await page.until('dialing', (message) => message.dialing.waiting > 0);
    expect(dialing).toEqual({
      isStopped: true,
      reason: 'switched in the console',
      since: expect.any(Number),
      isBroken: false,
      held: 0,
      waiting: 1,
    });
    const late = await Follower.open(opened.url);
    expect((await late.until('snapshot')).dialing).toEqual(dialing);
    late.leaves();

    await drive(center.clock, command({ command: 'dialingStopped', stopped: false }));
    await passes(6 * 60_000);
    await passes(0);
    expect((await page.until('dialing', (message) => !message.dialing.isStopped && message.dialing.waiting === 0)).dialing.reason).toBe(
      'switched in the console',
    );
  });

  it('a page that is opened in the middle of a call', async () => {
    await untilAtlasIsDone({ command: 'dial', from: ADA });
    const late = await Follower.open(opened.url);
    const snapshot = await late.until('snapshot');
    expect(snapshot.phone).toMatchObject({ state: 'connected', from: ADA, direction: 'inbound', contactId: expect.any(String) });
    expect(snapshot.trace.at(-1)).toMatchObject({ type: 'telephone.listening', pii: { number: ADA } });
    late.leaves();
  });

  it('the definitions as they are live', async () => {
    const { machines } = (await page.until('snapshot')) as { machines: readonly unknown[] };
    expect(machines).toMatchObject([
      { name: 'atlas-callback', type: 'EXPRESS', definition: { StartAt: 'Prepare Callback' } },
      { name: 'atlas-call-monitor', type: 'STANDARD' },
      { name: 'atlas-erase-caller', type: 'STANDARD' },
    ]);
    expect(JSON.stringify(machines)).toMatch(/function:[\w-]+:live/);

    const [machine] = center.stateMachines.list();
    const definition = JSON.stringify({ ...JSON.parse(machine?.definition ?? '{}'), Comment: 'edited' });
    await center.cloud.call({
      service: 'sfn',
      operation: 'UpdateStateMachine',
      input: { stateMachineArn: machine?.arn, definition },
      principal: { kind: 'operator' },
    });
    await passes(0);
    expect(await page.until('machine')).toMatchObject({
      machine: { name: 'atlas-callback', type: 'EXPRESS', definition: { Comment: 'edited' } },
    });
  });
});
