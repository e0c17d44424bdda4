import { busy } from '../../local/telephone/personas';
import { startTestCenter, type TestCenter } from '../support/test-center';

const MINUTE_MS = 60_000;
/** In the order in which they ask. */
const NUMBERS = Array.from({ length: 8 }, (_, n) => `+1415555${String(2100 + n)}`);

jest.setTimeout(120_000); // half an hour of sweeps, on a machine that may be busy

let center: TestCenter;
beforeEach(async () => {
  center = await startTestCenter();
});
afterEach(() => center.close());

const leads = () => center.salesforce.leads();
const tasks = () => center.salesforce.tasks();

/** One asks, is called, talks and hangs up. */
async function isCalledBack(number: string): Promise<void> {
  const person = center.caller(number);
  const call = await person.dials();
  await call.saysAll('please call me back', 'Ada Lovelace', 'Analytical Engines', 'support calls at night', 'yes');
  const callback = await person.answers();
  await callback.says('thank you');
  callback.hangsUp();
}

/** When each of these requests began, epoch ms. */
const salesforceCalls = (method: string) =>
  center.trace.events
    .filter(
      ({ type, phase, detail }) =>
        type === 'api.call' && phase === 'start' && detail['service'] === 'salesforce' && String(detail['operation']).startsWith(method),
    )
    .map(({ at }) => at);

it('ten minutes of outage: every call goes on, no lead is lost or doubled, all are there within five minutes, in order', async () => {
  center.salesforce.goDown(true);
  const wentDownAt = center.clock.now();
  for (const [index, number] of NUMBERS.entries()) {
    await isCalledBack(number);
    await center.clock.advance(wentDownAt + (index + 1) * MINUTE_MS - center.clock.now());
  }
  await center.clock.advance(wentDownAt + 10 * MINUTE_MS - center.clock.now());
  expect([leads().length, tasks().length]).toEqual([0, 0]);
  const asked = salesforceCalls('').length;

  center.salesforce.goDown(false);
  const isBackAt = center.clock.now();
  await center.clock.runUntil(() => leads().length === NUMBERS.length && tasks().length === NUMBERS.length, {
    untilMs: isBackAt + 5 * MINUTE_MS,
  });
  expect(leads().map(({ Phone }) => Phone)).toEqual(NUMBERS);
  expect(tasks().map(({ CallDisposition }) => CallDisposition)).toEqual(NUMBERS.map(() => 'Completed'));
  expect(center.clock.now() - isBackAt).toBeLessThanOrEqual(5 * MINUTE_MS);

  await center.settle();
  expect([leads().length, tasks().length]).toEqual([NUMBERS.length, NUMBERS.length]);
  expect(center.faults()).toEqual([]);
  // Without a breaker every function would have asked at every try of every minute.
  expect(asked).toBeLessThan(100);
});

it('the backlog comes in at five leads a second at most', async () => {
  center.salesforce.goDown(true);
  for (const number of NUMBERS) await isCalledBack(number);
  await center.clock.advance(3 * MINUTE_MS);
  center.salesforce.goDown(false);
  const isBackAt = center.clock.now();
  await center.clock.advance(5 * MINUTE_MS);
  expect(leads()).toHaveLength(NUMBERS.length);
  const created = leads().map(({ CreatedDate }) => Date.parse(String(CreatedDate)));
  for (const at of created) {
    expect(at).toBeGreaterThanOrEqual(isBackAt);
    expect(created.filter((other) => other >= at && other < at + 1_000).length).toBeLessThanOrEqual(5);
  }
});

it('a lead that waits while the line is busy, twice, tells of both', async () => {
  const [number = ''] = NUMBERS;
  const call = await center.caller(number).dials();
  await call.saysAll('please call me back', 'Ada Lovelace', 'Analytical Engines', 'support calls at night');
  center.telephone.person(number, busy);
  center.salesforce.goDown(true);
  await call.says('yes');
  await center.clock.advance(40 * MINUTE_MS);
  center.salesforce.goDown(false);
  await center.clock.advance(5 * MINUTE_MS);
  expect(tasks().map((task) => task['CallDisposition'])).toEqual(['Busy', 'Busy']);
  expect(leads()).toHaveLength(1);
});
