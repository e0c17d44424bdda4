import { connect } from '../../local/services/connect';
import { agent } from '../../local/telephone/personas';
import { startTestCenter, type TestCenter, WEDNESDAY_MORNING } from '../support/test-center';

const CALLER = '+14155552671';
const HOUR_MS = 60 * 60_000;

let center: TestCenter;
beforeEach(async () => {
  center = await startTestCenter();
});
afterEach(() => center.close());

const tasks = () => center.salesforce.tasks();

describe('a caller who asks for a person', () => {
  it('is put through inside staff hours, talks with a colleague, and hangs up', async () => {
    const { store } = center.cloud.context(connect);
    const queues = [...store.queues.values()].map(({ id }) => id);
    store.staff(queues, agent(center.clock, { lines: ['Hello, this is Grace. How can I help?', 'I see to it.'], hangsUp: false }));
    const call = await center.caller(CALLER).dials();
    call.leg.says('speak to an agent');
    await center.clock.advance(30_000);
    expect(call.heard.join(' ')).toMatch(/colleague is free.*putting you through.*this is Grace/);
    expect(call.endedBecause).toBeUndefined();
    call.hangsUp();
    await center.settle();
    expect(center.faults()).toEqual([]);
  });

  it('is offered a callback or a message outside staff hours, and the message becomes a task for a person', async () => {
    await center.close();
    center = await startTestCenter({ startMs: WEDNESDAY_MORNING + 6 * HOUR_MS }); // seven in the evening in New York
    const call = await center.caller(CALLER).dials();
    expect(await call.says('speak to an agent')).toMatch(/Nobody is at their desk.*call you back, or take a message/);
    expect(await call.says('leave a message')).toMatch(/say your message/);
    expect(await call.says('the blue engine rattles since tuesday')).toMatch(/A colleague gets your message/);
    expect(call.endedBecause).toBe('CONTACT_FLOW_DISCONNECT');
    await center.settle();
    expect(tasks()).toEqual([
      expect.objectContaining({
        Status: 'Not Started',
        Priority: 'High',
        Subject: 'Please call: the caller left a message',
        CallDisposition: 'Left a message',
        Description: expect.stringContaining('Message: the blue engine rattles since tuesday'),
      }),
    ]);
    expect(center.salesforce.leads()).toEqual([expect.objectContaining({ Phone: CALLER })]);
    expect(center.faults()).toEqual([]);
  });

  it('hears of a callback where nobody works, and takes it', async () => {
    const ada = center.caller(CALLER);
    const call = await ada.dials();
    expect(await call.says('talk to a human')).toMatch(/Nobody is at their desk/);
    await call.saysAll('call me back', 'Ada Lovelace', 'Analytical Engines', 'the blue engine');
    expect(await call.says('yes')).toMatch(/right back/);
    (await ada.answers()).hangsUp();
    await center.settle();
    expect(tasks()).toEqual([expect.objectContaining({ CallDisposition: 'Completed' })]);
  });
});

describe('a caller who names a time', () => {
  it('is called then, on their own clock', async () => {
    const ada = center.caller(CALLER);
    const call = await ada.dials();
    await call.saysAll('call me back today at one', 'Ada Lovelace', 'Analytical Engines');
    expect(await call.says('the blue engine')).toMatch(/today at 1 PM\. Is that right/);
    expect(await call.says('yes')).toBe("Thank you. I'll call you today at 1 PM.");
    (await ada.answers()).hangsUp();
    expect(new Date(center.clock.now()).toISOString()).toMatch(/^2026-11-18T21:00:/);
    await center.settle();
    expect(tasks()).toEqual([expect.objectContaining({ CallDisposition: 'Completed' })]);
    expect(center.faults()).toEqual([]);
  });

  it('asks in another call when it will come, and cancels it', async () => {
    const ada = center.caller(CALLER);
    await (await ada.dials()).saysAll('call me back tomorrow at three', 'Ada', 'Analytical Engines', 'the blue engine', 'yes');
    await center.clock.advance(HOUR_MS / 6);
    const again = await ada.dials();
    expect(await again.says('when will you call me')).toMatch(/tomorrow at 3 PM/);
    expect(await again.says('cancel my callback')).toMatch(/canceled/);
    again.hangsUp();
    await center.settle();
    expect(ada.rings).toHaveLength(0);
    expect(tasks()).toEqual([expect.objectContaining({ CallDisposition: 'Canceled' })]);
  });
});

it('a caller who wants to be forgotten is, once they have said yes', async () => {
  const ada = center.caller(CALLER);
  await (await ada.dials()).saysAll('call me back tomorrow at three', 'Ada', 'Analytical Engines', 'the blue engine', 'yes');
  await center.clock.advance(HOUR_MS / 6);
  expect(center.salesforce.leads()).toHaveLength(1);
  const call = await ada.dials();
  expect(await call.says('delete all my data')).toMatch(/Shall I do that/);
  expect(await call.says('yes please')).toMatch(/being erased/);
  expect(call.endedBecause).toBe('CONTACT_FLOW_DISCONNECT');
  await center.settle();
  expect(ada.rings).toHaveLength(0);
  expect(center.salesforce.leads()).toEqual([]);
  const erasing = center.stateMachines.executions().filter(({ stateMachineName }) => stateMachineName === 'atlas-erase-caller');
  expect(erasing.map(({ status }) => status)).toEqual(['SUCCEEDED']);
  expect(center.faults()).toEqual([]);
});

it('a caller is told about the technology, helped, heard again, and taken leave of', async () => {
  const call = await center.caller(CALLER).dials();
  expect(await call.says('which language model do you use')).toMatch(/Claude/);
  expect(await call.says('say that again')).toMatch(/^I said: .*Claude/);
  expect(await call.says('help')).toMatch(/call me back/);
  expect(await call.says('goodbye')).toMatch(/Goodbye|good day/);
  expect(call.endedBecause).toBe('CONTACT_FLOW_DISCONNECT');
  expect(center.faults()).toEqual([]);
});
