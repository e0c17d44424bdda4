import { systemClock } from '../../../../local/cloud/system-clock';
import { type VirtualClock, virtualClock } from '../../../../local/cloud/virtual-clock';
import type { Edit } from '../../../../local/console/protocol';
import { type Console, startConsole } from '../../../../local/console/server';
import { connect } from '../../../../local/services/connect';
import { startTestCenter, type TestCenter } from '../../../support/test-center';
import { Follower } from './follower';
import { pageFolder } from './page-folder';

const ADA = '+14155552671';
const BATCH_MS = 100;

let center: TestCenter;
let clock: VirtualClock;
let opened: Console;
let page: Follower;
const errors: unknown[] = [];
const folder = pageFolder();

beforeEach(async () => {
  center = await startTestCenter();
  clock = virtualClock({ startMs: 0 });
  opened = await startConsole({ center, clock, port: 0, pageFolder: folder, onError: (error) => errors.push(error) });
  page = await Follower.open(opened.url);
  await page.until('snapshot');
});
afterEach(async () => {
  page.leaves();
  await opened.close();
  await center.close();
  expect(errors.splice(0)).toEqual([]);
});

/** Both worlds go on: the contact center's until nothing is left to happen, and that of the pages. */
async function goesOn(): Promise<void> {
  await center.settle();
  await tick();
}
const tick = () => clock.advance(1_000);

/** Commands, and the contact center's time until it listens. */
async function says(text: string): Promise<void> {
  const before = page.of('phone').length;
  expect(await page.commands({ command: 'say', text })).toEqual({ status: 204, message: undefined });
  await center.clock.runUntil(() => false, { untilMs: center.clock.now() + 15_000 });
  await page.until(
    'phone',
    (message) => page.of('phone').indexOf(message) >= before && ['listening', 'ended'].includes(message.event?.type ?? ''),
  );
}

async function dials(from = '(415) 555-2671'): Promise<void> {
  expect(await page.commands({ command: 'dial', from })).toMatchObject({ status: 204 });
  await center.clock.runUntil(() => false, { untilMs: center.clock.now() + 6_000 });
  await page.until('phone', ({ event }) => event?.type === 'listening');
}

describe('the address of the console', () => {
  it('holds a token of 32 bytes where a browser never sends it', () => {
    expect(opened.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/);
  });

  it('is another one each time', async () => {
    const other = await startConsole({ center, clock, port: 0, pageFolder: folder, from: '+14155550199' });
    expect(new URL(other.url).hash).not.toBe(new URL(opened.url).hash);
    await expect(Follower.open(`${new URL(other.url).origin}/${new URL(opened.url).hash}`)).rejects.toThrow('401');
    await other.close();
  });
});

describe('a page that opens the console', () => {
  it('is told first how everything stands', () => {
    const [snapshot] = page.of('snapshot');
    expect(page.messages[0]).toBe(snapshot);
    expect(snapshot).toMatchObject({
      number: center.number,
      now: center.clock.now(),
      templates: center.cloud.templates,
      machines: [
        { name: 'atlas-callback', type: 'EXPRESS' },
        { name: 'atlas-call-monitor', type: 'STANDARD' },
      ],
      executions: [],
      sales: { isDown: false, leads: [], tasks: [], pending: [] },
      phone: { state: 'idle', from: ADA },
      trace: center.trace.events.map(({ type }) => ({ type })),
    });
    expect(JSON.stringify(snapshot?.machines)).toContain('function:atlas-create-lead:live');
  });

  it('late is told of a call that is going on', async () => {
    await dials();
    const late = await Follower.open(opened.url);
    expect(await late.until('snapshot')).toMatchObject({
      phone: { state: 'connected', from: ADA, direction: 'inbound', contactId: expect.any(String) },
    });
    expect(late.of('snapshot')[0]?.trace.at(-1)).toMatchObject({ type: 'telephone.listening', pii: { number: ADA } });
    late.leaves();
  });

  it('is told of the trace in batches, each event once', async () => {
    for (let index = 0; index < 500; index++) center.trace.emit('test.event', { index }, { pii: { name: 'Ada' } });
    await clock.advance(BATCH_MS - 1);
    expect(page.of('trace')).toEqual([]);
    await clock.advance(1);
    for (let index = 500; index < 600; index++) center.trace.emit('test.event', { index });
    const late = await Follower.open(opened.url);
    await clock.advance(BATCH_MS);
    await page.until('trace', ({ events }) => events.at(-1)?.detail['index'] === 599);
    expect(page.of('trace').map(({ events }) => events.length)).toEqual([500, 100]);
    expect(page.of('trace')[0]?.events[0]).toMatchObject({ detail: { index: 0 }, pii: { name: 'Ada' } });
    center.trace.emit('test.event', { index: 600 });
    await clock.advance(BATCH_MS);
    await late.until('trace');
    expect(late.of('trace').flatMap(({ events }) => events.map(({ detail }) => detail['index']))).toEqual([600]);
    late.leaves();
  });

  it('that stops reading is dropped before it costs memory, and gets a new snapshot', async () => {
    const suspended = await Follower.open(opened.url);
    await suspended.until('snapshot');
    suspended.stopsReading();
    const text = 'x'.repeat(256 * 1024);
    for (let index = 0; index < 60; index++) {
      center.trace.emit('test.event', { index, text });
      await clock.advance(BATCH_MS);
      await page.until('trace', ({ events }) => events.some(({ detail }) => detail['index'] === index));
    }
    suspended.readsOn();
    await suspended.untilDropped();
    const again = await Follower.open(opened.url);
    expect((await again.until('snapshot')).trace.at(-1)).toMatchObject({ detail: { index: 59 } });
    again.leaves();
  });

  it('is one of at most twenty', async () => {
    const others = await Promise.all(Array.from({ length: 19 }, () => Follower.open(opened.url)));
    await expect(Follower.open(opened.url)).rejects.toThrow('503');
    for (const other of others) other.leaves();
  });

  it('that has left is forgotten', async () => {
    for (let count = 0; count < 30; count++) {
      const other = await Follower.open(opened.url);
      other.leaves();
      await other.untilDropped();
    }
  });
});

describe("the newcomer's phone in the page", () => {
  it('calls Atlas, and is called back', async () => {
    await dials();
    expect(page.of('phone').map(({ phone, event }) => [phone.state, event?.type])).toEqual([
      ['dialing', undefined],
      ['connected', 'connected'],
      ['connected', 'prompt'],
      ['connected', 'listening'],
    ]);
    for (const line of ['call me back', 'Ada', 'Analytical Engines', 'night support', 'yes']) await says(line);
    await center.clock.runUntil(() => center.trace.events.some(({ type }) => type === 'telephone.ringing'));
    expect((await page.until('phone', ({ phone }) => phone.state === 'ringing')).phone).toMatchObject({ from: ADA, direction: 'outbound' });
    expect(await page.commands({ command: 'answer' })).toMatchObject({ status: 204 });
    await center.clock.runUntil(() => false, { untilMs: center.clock.now() + 15_000 });
    await page.until('phone', ({ phone, event }) => phone.direction === 'outbound' && event?.type === 'listening');
    expect(await page.commands({ command: 'press', digits: '1#' })).toMatchObject({ status: 204 });
    expect(await page.commands({ command: 'hangUp' })).toMatchObject({ status: 204 });
    await goesOn();
    expect(await page.until('sales', ({ sales }) => sales.tasks.length > 0)).toMatchObject({
      sales: { leads: [{ LastName: 'Ada', Phone: ADA }], pending: [] },
    });
  });

  it.each([
    [{ command: 'dial', from: '415 555 0123' }, 204, undefined],
    [{ command: 'dial', from: '0044 20 7946 0958' }, 204, undefined],
    [{ command: 'dial', from: 'me' }, 400, 'that is no phone number: write it with its country code, such as +1 415 555 2671'],
    [{ command: 'dial', from: '020 7946 0958' }, 400, expect.stringContaining('with its country code')],
    [{ command: 'dial', from: '+14155550123; DROP TABLE' }, 400, expect.stringContaining('with its country code')],
    [{ command: 'dial', from: '1'.repeat(100) }, 400, expect.stringContaining('with its country code')],
    [{ command: 'dial' }, 400, 'dial needs "from": a text'],
    [{ command: 'dial', from: 14155550123 }, 400, 'dial needs "from": a text'],
    [{ command: 'dial', from: '+14155550123', to: '+19005550100' }, 400, 'dial takes only command, from'],
    [{ command: 'say', text: 'hello' }, 409, 'nobody is on the line: dial first'],
    [{ command: 'say', text: ['hello'] }, 400, 'say needs "text": a text'],
    [{ command: 'press', digits: '1' }, 409, 'nobody is on the line: dial first'],
    [{ command: 'press', digits: 'one' }, 400, 'press needs "digits": one or more of the keys 0-9, * and #'],
    [{ command: 'answer' }, 409, 'the phone does not ring'],
    [{ command: 'decline' }, 409, 'the phone does not ring'],
    [{ command: 'hangUp' }, 409, 'nobody is on the line'],
    [{ command: 'salesforceDown', down: 'yes' }, 400, 'salesforceDown needs "down": true or false'],
    [{ command: 'constructor' }, 400, expect.stringMatching(/^there is no such command; there are dial, say,/)],
    [{}, 400, expect.stringMatching(/^there is no such command/)],
    [['dial'], 400, expect.stringMatching(/^send one command/)],
    [null, 400, expect.stringMatching(/^send one command/)],
  ])('answers %j with %d', async (command, status, message) => {
    expect(await page.commands(command)).toEqual({ status, message });
  });

  it('has one line', async () => {
    await dials();
    expect(await page.commands({ command: 'dial', from: ADA })).toEqual({
      status: 409,
      message: 'you are on the line already: hang up first',
    });
  });

  it('has the number it dialed from last, in any spelling', async () => {
    await page.commands({ command: 'dial', from: '+44 (0)20 7946 0958' });
    expect(await page.until('phone')).toMatchObject({ phone: { from: '+442079460958' } });
    await page.commands({ command: 'hangUp' });
    const ring = (to: string) =>
      center.cloud.context(connect).store.telephone.ring({ to, ringTimeoutMs: 10_000, contactId: 'c', span: 's' });
    ring('+442079460958');
    await center.clock.runUntil(() => false, { untilMs: center.clock.now() + 2_000 });
    await page.until('phone', ({ phone }) => phone.state === 'ringing');
    expect(await page.commands({ command: 'decline' })).toMatchObject({ status: 204 });
    expect(await page.until('phone', ({ event }) => event?.type === 'ended' && event.reason === 'TELECOM_BUSY')).toMatchObject({
      phone: { state: 'idle' },
    });
  });

  it('is silent once the console is closed', async () => {
    await dials();
    await opened.close();
    await page.untilDropped();
    await center.settle();
    expect(center.trace.events.findLast(({ type }) => type === 'telephone.ended')).toMatchObject({
      detail: { reason: 'CUSTOMER_DISCONNECT' },
    });
  });
});

describe('what a call sets in motion', () => {
  const asksForACallback = async () => {
    const call = await center.caller(ADA).dials();
    await call.saysAll('call me back', 'Ada', 'Analytical Engines', 'night support', 'yes');
  };

  it('is shown as executions, state by state', async () => {
    await asksForACallback();
    await goesOn();
    const { execution } = await page.until(
      'execution',
      (message) => message.execution.machine === 'atlas-callback' && message.execution.status === 'SUCCEEDED',
    );
    expect(execution).toMatchObject({
      callbackId: expect.stringMatching(/^[0-9a-f]{32}$/),
      output: expect.any(String),
      stoppedAt: expect.any(Number),
    });
    expect(execution.states.map(({ name }) => name)).toEqual([
      'Prepare Callback',
      'Create Lead',
      'Generate Scenario',
      'Start Outbound Call',
      'Start Call Monitor',
    ]);
    for (const state of execution.states)
      expect(state).toMatchObject({ input: expect.any(String), output: expect.any(String), exitedAt: expect.any(Number), retries: 0 });
    expect(execution.history).toEqual(JSON.parse(JSON.stringify(center.stateMachines.find(execution.arn)?.record.history)));
  });

  it('is shown to be waiting while Salesforce is down, and as done when it is back', async () => {
    expect(await page.commands({ command: 'salesforceDown', down: true })).toMatchObject({ status: 204 });
    await tick();
    await page.until('sales', ({ sales }) => sales.isDown);
    await asksForACallback();
    await goesOn();
    const { sales } = await page.until('sales', (message) => message.sales.pending.length > 0);
    expect(sales).toMatchObject({
      isDown: true,
      leads: [],
      pending: [{ name: 'Ada', company: 'Analytical Engines', syncedVersion: 0, callbackId: expect.any(String) }],
    });
    await page.commands({ command: 'salesforceDown', down: false });
    await center.clock.advance(5 * 60_000);
    await goesOn();
    await page.until('sales', (message) => !message.sales.isDown && message.sales.pending.length === 0 && message.sales.leads.length === 1);
    expect(center.faults()).toEqual([]);
  });

  it('does not show the calls that the console itself makes', async () => {
    await asksForACallback();
    await goesOn();
    await page.until('sales');
    await tick();
    expect(center.trace.events.filter(({ parent }) => parent === 'console').length).toBeGreaterThan(0);
    expect(
      page
        .of('trace')
        .flatMap(({ events }) => events)
        .filter(({ parent }) => parent === 'console'),
    ).toEqual([]);
  });
});

describe('a definition that is updated', () => {
  it('is shown as it is live now', async () => {
    const [machine] = center.stateMachines.list();
    const definition = JSON.stringify({ ...JSON.parse(machine?.definition ?? '{}'), Comment: 'edited' });
    await center.cloud.call({
      service: 'sfn',
      operation: 'UpdateStateMachine',
      input: { stateMachineArn: machine?.arn, definition },
      principal: { kind: 'operator' },
    });
    await tick();
    expect(await page.until('machine')).toMatchObject({
      machine: { name: 'atlas-callback', type: 'EXPRESS', definition: { Comment: 'edited', StartAt: 'Prepare Callback' } },
    });
  });

  it('or refused is told to every page, also to one that comes later', async () => {
    const refused: Edit = { outcome: 'refused', file: 'callback.asl.json', reasons: [{ reason: 'no', fix: 'yes' }] };
    const listeners = new Set<(edit: Edit) => void>();
    const edits = {
      templates: [{ name: 'Atlas.template.json', sha256: 'now' }],
      newest: [refused],
      subscribe: (listener: (edit: Edit) => void) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    };
    const other = await startConsole({ center, clock: systemClock(), port: 0, pageFolder: folder, edits });
    const late = await Follower.open(other.url);
    expect(await late.until('snapshot')).toMatchObject({ templates: edits.templates });
    expect((await late.until('edit')).edit).toEqual(refused);
    for (const listener of listeners) listener({ outcome: 'working', file: 'callback.asl.json' });
    await late.until('edit', ({ edit }) => edit.outcome === 'working');
    await other.close();
    expect(listeners.size).toBe(0);
  });
});
