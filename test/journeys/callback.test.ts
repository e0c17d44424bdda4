import { startTestCenter, type TestCenter } from '../support/test-center';

const CALLER = '+14155552671';
const ASKING = ['please call me back', 'Ada Lovelace', 'Analytical Engines', 'we want to answer support calls at night'];

let center: TestCenter;
beforeEach(async () => {
  center = await startTestCenter();
});
afterEach(() => center.close());

async function asksForACallback() {
  const ada = center.caller(CALLER);
  const call = await ada.dials();
  const question = await call.saysAll(...ASKING);
  expect(question).toMatch(/26 ?71|2 6 7 1/); // the last digits of the number it will call
  expect(await call.says('yes')).toMatch(/call you (right )?back/i);
  expect(call.endedBecause).toBe('CONTACT_FLOW_DISCONNECT');
  return ada;
}

/** Of the state that the event is about; every event has its details under a member of its own. */
const nameOf = (event: object): string | undefined =>
  Object.values(event).find((details): details is { name: string } => typeof details?.name === 'string')?.name;

const statesOf = (machine: string) =>
  center.stateMachines
    .executions()
    .filter(({ stateMachineName }) => stateMachineName === machine)
    .flatMap(({ history }) => history.filter(({ type }) => type.endsWith('StateEntered')).map((event) => nameOf(event)));

describe('a caller who asks is called back', () => {
  it('and sales sees the outcome on one lead', async () => {
    const ada = await asksForACallback();
    const callback = await ada.answers();
    expect(callback.heard[0]).toMatch(/automated assistant/);
    expect(await callback.says('yes, go ahead')).not.toBe('');
    callback.hangsUp();
    await center.settle();

    expect(center.salesforce.leads()).toEqual([
      expect.objectContaining({ Phone: CALLER, Company: 'Analytical Engines', Status: 'Working - Contacted' }),
    ]);
    expect(center.salesforce.tasks()).toEqual([expect.objectContaining({ Status: 'Completed', CallType: 'Outbound' })]);
    expect(center.stateMachines.executions().map(({ stateMachineName, status }) => [stateMachineName, status])).toEqual([
      ['atlas-callback', 'SUCCEEDED'],
      ['atlas-call-monitor', 'SUCCEEDED'],
    ]);
    expect(center.faults()).toEqual([]);
  });

  it('with lead and scenario prepared side by side before the phone rings', async () => {
    const ada = await asksForACallback();
    await ada.isRung();
    const [execution] = center.stateMachines.executions();
    const at = (type: string, name: string) =>
      execution?.history.find((event) => event.type === type && nameOf(event) === name)?.timestamp ?? Number.NaN;
    expect(at('TaskStateEntered', 'Generate Scenario')).toBeLessThan(at('TaskStateExited', 'Create Lead'));
    expect(at('TaskStateEntered', 'Create Lead')).toBeLessThan(at('TaskStateExited', 'Generate Scenario'));
    expect(at('TaskStateEntered', 'Start Outbound Call')).toBeGreaterThanOrEqual(at('ParallelStateExited', 'Prepare Callback'));
  });

  it('and hears the scenario that was written for what they asked about', async () => {
    const ada = await asksForACallback();
    const callback = await ada.answers();
    const heard = [callback.heard.join(' '), await callback.says('yes, tell me'), await callback.says('and then?')].join(' ');
    expect(heard).toMatch(/support|night/i);
  });

  it('and a call that nobody answers is told to sales as such, and when Atlas calls again', async () => {
    await asksForACallback();
    await center.clock.advance(2 * 60_000);
    expect(center.salesforce.tasks()).toEqual([
      expect.objectContaining({
        CallDisposition: 'No answer',
        Description: expect.stringContaining('Atlas calls again at 2026-11-18 22:00 UTC'),
      }),
    ]);
    expect(center.faults()).toEqual([]);
  });

  it('and a call that is declined is told to sales as busy', async () => {
    const ada = await asksForACallback();
    (await ada.isRung()).declines();
    await center.clock.advance(60_000);
    expect(center.salesforce.tasks()).toEqual([expect.objectContaining({ CallDisposition: 'Busy' })]);
  });

  it('even while Salesforce is down, and the lead appears once when it is back', async () => {
    center.salesforce.goDown(true);
    const ada = await asksForACallback();
    const callback = await ada.answers();
    await callback.says('yes');
    callback.hangsUp();
    await center.clock.advance(3 * 60_000);
    expect(center.salesforce.leads()).toEqual([]);
    center.salesforce.goDown(false);
    await center.clock.advance(3 * 60_000);
    await center.settle();
    expect(center.salesforce.leads()).toHaveLength(1);
    expect(center.salesforce.tasks()).toHaveLength(1);
  });

  it('once, however often they ask in the same call', async () => {
    const ada = center.caller(CALLER);
    const call = await ada.dials();
    await call.saysAll(...ASKING);
    await call.says('yes');
    (await ada.answers()).hangsUp();
    await center.settle();
    expect(ada.rings).toHaveLength(1);
    expect(statesOf('atlas-callback').filter((name) => name === 'Start Outbound Call')).toHaveLength(1);
  });
});
