import { connect } from '../../local/services/connect';
import type { Leg } from '../../local/telephone/telephone-network';
import { itemsOf, setDialing } from '../support/promise-items';
import { type Conversation, type Person, startTestCenter, type TestCenter, WEDNESDAY_MORNING } from '../support/test-center';

const CALLER = '+14155552671';
const ASKING = ['please call me back', 'Ada Lovelace', 'Analytical Engines', 'we want to answer support calls at night'];
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

jest.setTimeout(120_000); // hours of sweeps, on a machine that may be busy

let center: TestCenter;
afterEach(() => center.close());

async function asks(person: Person, ...more: readonly string[]): Promise<{ call: Conversation; heard: string }> {
  const call = await person.dials();
  await call.saysAll(...ASKING);
  return { call, heard: await call.saysAll(...more, 'yes') };
}

/** Waits for the nth ring of this phone. */
async function ring(person: Person, nth: number): Promise<Leg> {
  if (!(await center.clock.runUntil(() => person.rings.length >= nth))) throw new Error(`the phone rang ${person.rings.length} times`);
  return person.rings[nth - 1] as Leg;
}

const minutesAfter = (from: number): number => Math.round((center.clock.now() - from) / MINUTE_MS);
const tasks = () => center.salesforce.tasks();
const connectStore = () => center.cloud.context(connect).store;

describe('a promise is kept', () => {
  beforeEach(async () => {
    center = await startTestCenter();
  });

  it('once more after half an hour when the line was busy, and four hours later when nobody answers', async () => {
    const ada = center.caller(CALLER);
    await asks(ada);
    (await ring(ada, 1)).declines();
    const declinedAt = center.clock.now();

    await ring(ada, 2);
    expect(minutesAfter(declinedAt)).toBe(30);
    const rangAt = center.clock.now();

    await ring(ada, 3);
    expect(minutesAfter(rangAt)).toBe(4 * 60 + 1); // from the end of half a minute's ringing
    await center.clock.advance(2 * MINUTE_MS);
    expect(tasks().map(({ CallDisposition }) => CallDisposition)).toEqual(['Busy', 'No answer', 'No answer']);
    expect(center.salesforce.leads()).toHaveLength(1);
    expect(center.stateMachines.executions().filter(({ stateMachineName }) => stateMachineName === 'atlas-call-monitor')).toHaveLength(1);

    const { heard, call } = await asks(ada); // at most three calls a day, whoever asks for the fourth
    expect(heard).toMatch(/as often as it may be in a day/);
    call.hangsUp();
    await center.settle();
    expect(ada.rings).toHaveLength(3);
    expect(center.faults()).toEqual([]);
  });

  it('although Connect loses every trace of the call: a person is asked to within eight minutes, with an owner and a due date', async () => {
    await center.close();
    center = await startTestCenter({
      weather: ({ operation, principal }, carryOut) =>
        operation === 'StartOutboundVoiceContact' && principal.kind === 'role' ? new Promise(() => undefined) : carryOut(),
    });
    const ada = center.caller(CALLER);
    await asks(ada);
    const promisedAt = center.clock.now();
    await center.clock.advance(8 * MINUTE_MS);
    expect(tasks()).toEqual([
      expect.objectContaining({
        Status: 'Not Started',
        Priority: 'High',
        Subject: expect.stringContaining('Please call'),
        OwnerId: expect.stringMatching(/^005/),
        ActivityDate: '2026-11-18',
      }),
    ]);
    expect(Date.parse(String(tasks()[0]?.['CreatedDate'])) - promisedAt).toBeLessThan(8 * MINUTE_MS);
    await center.settle();
    expect(ada.rings).toHaveLength(0);
    expect(
      connectStore()
        .contacts()
        .filter(({ direction }) => direction === 'outbound'),
    ).toHaveLength(0);
  });

  it('in its time: not while all dialing is stopped, and then it is', async () => {
    await setDialing(center, 'stopped');
    const ada = center.caller(CALLER);
    expect((await asks(ada)).heard).toMatch(/as soon as our lines are open again/);
    await center.clock.advance(30 * MINUTE_MS);
    expect(ada.rings).toHaveLength(0);
    await setDialing(center, 'on');
    const openedAt = center.clock.now();
    (await ada.answers()).hangsUp();
    expect(minutesAfter(openedAt)).toBeLessThanOrEqual(6);
    await center.settle();
    expect(tasks()).toEqual([expect.objectContaining({ CallDisposition: 'Completed' })]);
  });
});

describe('a caller who changes their mind', () => {
  beforeEach(async () => {
    center = await startTestCenter();
  });

  it('phones again before the callback, talks now, and is not rung', async () => {
    await setDialing(center, 'stopped'); // something keeps the callback waiting
    const ada = center.caller(CALLER);
    await asks(ada);
    await center.clock.advance(MINUTE_MS);
    const again = await ada.dials();
    expect(await again.says('hello')).toMatch(/Welcome back.*talk now instead/);
    await setDialing(center, 'on');
    expect(await again.says('yes please')).toMatch(/canceled/);
    expect(await again.says('what is this demo about')).not.toBe('');
    again.hangsUp();
    await center.settle();
    expect(ada.rings).toHaveLength(0);
    expect(tasks()).toEqual([expect.objectContaining({ CallDisposition: 'Canceled' })]);
    expect(center.salesforce.leads()).toHaveLength(1);
  });

  it('phones again, and is not rung as long as they are on the line', async () => {
    await setDialing(center, 'stopped');
    const ada = center.caller(CALLER);
    await asks(ada);
    await center.clock.advance(MINUTE_MS);
    await setDialing(center, 'on');
    const again = await ada.dials();
    const phonedAt = center.clock.now();
    while (minutesAfter(phonedAt) < 7) await again.says('tell me more about the demo');
    expect(again.endedBecause).toBeUndefined();
    expect(ada.rings).toHaveLength(0);
    again.hangsUp();
    (await ada.answers()).hangsUp();
    await center.settle();
    expect(tasks()).toEqual([expect.objectContaining({ CallDisposition: 'Completed' })]);
  });

  it('phones again, says no to talking now, and is called when they have hung up', async () => {
    await setDialing(center, 'stopped');
    const ada = center.caller(CALLER);
    await asks(ada);
    await center.clock.advance(MINUTE_MS);
    await setDialing(center, 'on');
    const again = await ada.dials();
    await again.says('hello');
    expect(await again.says('no')).toMatch(/I'll call you/);
    (await ada.answers()).hangsUp();
    await center.settle();
    expect(ada.rings).toHaveLength(1);
    expect(tasks()).toEqual([expect.objectContaining({ CallDisposition: 'Completed' })]);
  });

  it('phones again from elsewhere for the same number, and is told that it is booked', async () => {
    await setDialing(center, 'stopped');
    const ada = center.caller(CALLER);
    await asks(ada);
    await center.clock.advance(MINUTE_MS);
    const office = center.caller('+12125552368');
    const call = await office.dials();
    await call.saysAll('please call me back', 'Charles Babbage', 'Difference Engines', 'the same thing');
    await call.says('no');
    await call.says('4 1 5 5 5 5 2 6 7 1');
    expect(await call.says('yes')).toMatch(/booked already/);
    await setDialing(center, 'on');
    (await ada.answers()).hangsUp();
    await center.settle();
    expect([ada.rings.length, office.rings.length]).toEqual([1, 0]);
    expect(await itemsOf(center, 'STATE')).toHaveLength(1);
  });
});

describe('when everybody asks at once', () => {
  const numbers = Array.from({ length: 12 }, (_, n) => `+1415555${String(2000 + n)}`);

  /** Each says their lines as the center listens; all of them at the same time. */
  function allAsk(): string[] {
    const promises: string[] = [];
    for (const number of numbers) {
      const lines = [...ASKING, 'yes'];
      const leg: Leg = center.telephone.dial(number, center.number);
      leg.subscribe((event) => {
        if (event.type === 'listening') leg.says(lines.shift() ?? 'goodbye');
        if (event.type === 'prompt' && /I'll call you/.test(event.text)) promises.push(event.text);
      });
    }
    return promises;
  }

  it('twelve callers are all called, never more than ten at a time, and everybody was told when', async () => {
    center = await startTestCenter();
    connectStore().settings.concurrentCalls = 40;
    const talkMs = 60_000;
    let [underWay, most, answered] = [0, 0, 0];
    for (const number of numbers) {
      center.telephone.person(number, (leg) => {
        underWay++;
        most = Math.max(most, underWay);
        leg.subscribe((event) => {
          if (event.type === 'ended') underWay--;
        });
        answered++;
        leg.answers();
        center.clock.setTimeout(() => leg.hangsUp(), talkMs);
      });
    }
    const promises = allAsk();
    await center.clock.advance(2 * MINUTE_MS);
    expect(promises).toHaveLength(12);
    await center.settle();

    expect(answered).toBe(12);
    expect(most).toBe(10);
    const dials = connectStore()
      .contacts()
      .filter(({ direction }) => direction === 'outbound')
      .map(({ initiatedAt }) => initiatedAt);
    for (const at of dials) expect(dials.filter((other) => other >= at && other < at + 1_000).length).toBeLessThanOrEqual(6);
    expect(tasks().map(({ CallDisposition }) => CallDisposition)).toEqual(Array(12).fill('Completed'));
    expect(center.salesforce.leads()).toHaveLength(12);

    const [line] = await itemsOf(center, 'SLOTS');
    expect([line?.['position']?.N, line?.['held']]).toEqual(['0', undefined]);
    expect(center.faults()).toEqual([]);
  });
});

describe('outside calling hours', () => {
  it('a caller in the evening hears that it will be tomorrow, and sales sees it', async () => {
    center = await startTestCenter({ startMs: WEDNESDAY_MORNING + 11 * HOUR_MS });
    const { heard, call } = await asks(center.caller(CALLER));
    expect(heard).toBe("Thank you. I'll call you tomorrow at 9 AM.");
    expect(call.endedBecause).toBe('CONTACT_FLOW_DISCONNECT');
    await center.clock.advance(2 * MINUTE_MS);
    const Description = expect.stringMatching(/outside calling hours(?:.|\n)*Atlas calls at 2026-11-19 17:00 UTC/);
    expect(center.salesforce.leads()).toEqual([expect.objectContaining({ Description })]);
  });

  it('a caller in the early morning is called at nine', async () => {
    center = await startTestCenter({ startMs: WEDNESDAY_MORNING - 80 * MINUTE_MS });
    const ada = center.caller(CALLER);
    expect((await asks(ada)).heard).toBe("Thank you. I'll call you in about 20 minutes.");
    const callback = await ada.answers();
    expect(new Date(center.clock.now()).toISOString()).toMatch(/T17:00:/);
    callback.hangsUp();
    await center.settle();
    expect(tasks()).toEqual([expect.objectContaining({ CallDisposition: 'Completed' })]);
    expect(center.faults()).toEqual([]);
  });

  it('a retry that would come in the evening waits for the morning', async () => {
    center = await startTestCenter({ startMs: WEDNESDAY_MORNING + 8 * HOUR_MS });
    const ada = center.caller(CALLER);
    await asks(ada);
    await ring(ada, 1);
    await center.clock.advance(2 * MINUTE_MS);
    expect(tasks()).toEqual([
      expect.objectContaining({ Description: expect.stringContaining('Atlas calls again at 2026-11-19 17:00 UTC') }),
    ]);
  });
});
