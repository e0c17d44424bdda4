import { runTestCase, testCasesOf } from '../support/run-test-case';

const CALLBACK_ID = '0123456789abcdef0123456789abcdef';
const input = { callbackId: CALLBACK_ID };
const run = (testCase: string) => runTestCase('callback', testCase, input);

describe('statemachines/callback.asl.json', () => {
  it('prepares lead and scenario side by side, then places the call, then starts its monitor', async () => {
    const { status, output, entered, history } = await run('Placed');
    expect(status).toBe('SUCCEEDED');
    expect(output).toEqual({ ...input, lead: '00Q1', scenario: 'written', call: { result: 'placed', contactId: 'contact-1' } });
    expect(entered).toEqual(['Prepare Callback', 'Create Lead', 'Generate Scenario', 'Start Outbound Call', 'Start Call Monitor']);
    const entering = (name: string) =>
      history.findIndex((event) => (event['stateEnteredEventDetails'] as { name?: string })?.name === name);
    const leaving = (name: string) => history.findIndex((event) => (event['stateExitedEventDetails'] as { name?: string })?.name === name);
    expect(entering('Generate Scenario')).toBeLessThan(leaving('Create Lead'));
    expect(entering('Start Outbound Call')).toBeGreaterThan(leaving('Prepare Callback'));
  });

  it.each([
    ['SalesforceRecovers', { lead: '00Q1', scenario: 'written' }, { 'Create Lead': 3 }],
    ['SalesforceAway', { lead: 'pending', scenario: 'written' }, { 'Create Lead': 3 }],
    ['SalesforceRejects', { lead: 'pending', scenario: 'written' }, { 'Create Lead': 1 }],
    ['ModelThrottled', { lead: '00Q1', scenario: 'standard' }, { 'Generate Scenario': 2 }],
    ['ModelSlow', { lead: '00Q1', scenario: 'standard' }, { 'Generate Scenario': 1 }],
    ['NothingPrepared', { lead: 'pending', scenario: 'standard' }, { 'Create Lead': 1, 'Generate Scenario': 1 }],
  ])('%s: the call is placed all the same', async (testCase, prepared, calls) => {
    const { status, output, calls: made } = await run(testCase);
    expect(status).toBe('SUCCEEDED');
    expect(output).toMatchObject({ ...prepared, call: { result: 'placed' } });
    expect(made).toMatchObject({ ...calls, 'Start Outbound Call': 1, 'Start Call Monitor': 1 });
  });

  it.each([
    ['NoSlot', 'deferred'],
    ['Refused', 'refused'],
    ['NotDue', 'notDue'],
    ['RunTwice', 'claimed'],
  ])('%s: whatever became of the dial, its monitor is started', async (testCase, result) => {
    const { status, output, calls } = await run(testCase);
    expect(status).toBe('SUCCEEDED');
    expect(output).toMatchObject({ call: { result } });
    expect(calls).toMatchObject({ 'Start Outbound Call': 1, 'Start Call Monitor': 1 });
  });

  it.each([
    ['CrashedAfterTheClaim', 1],
    ['DialTimedOut', 1],
  ])('%s: a dial that may have rung is never repeated, and evidence is left to the monitor', async (testCase, dials) => {
    const { status, output, calls } = await run(testCase);
    expect(status).toBe('SUCCEEDED');
    expect(output).toMatchObject({ call: { result: 'unclear' } });
    expect(calls).toMatchObject({ 'Start Outbound Call': dials, 'Start Call Monitor': 1 });
  });

  it('dials again only when the function has not run', async () => {
    const { output, calls } = await run('ThrottledBeforeTheDial');
    expect(output).toMatchObject({ call: { result: 'placed' } });
    expect(calls['Start Outbound Call']).toBe(2);
  });

  it('starts one monitor, named as the callback, with nothing but its id', async () => {
    const { entered, argumentsOf, calls } = await run('RunTwice');
    expect(entered.at(-1)).toBe('Monitor Already Started');
    expect(calls['Start Call Monitor']).toBe(1);
    expect(argumentsOf('Start Call Monitor')).toMatchObject({ name: CALLBACK_ID, input: JSON.stringify(input) });
  });

  it('leaves a monitor that cannot be started to the sweep', async () => {
    expect((await run('MonitorAtThirdTry')).calls['Start Call Monitor']).toBe(3);
    const { status, entered } = await run('MonitorNotStarted');
    expect([status, entered.at(-1)]).toEqual(['SUCCEEDED', 'Leave Monitor To Sweep']);
  });

  it('passes on opaque ids only', async () => {
    const { history } = await run('Placed');
    expect(Buffer.byteLength(JSON.stringify(history.map((event) => event['executionStartedEventDetails'] ?? '')))).toBeLessThan(8 * 1024);
  });

  it('has no test case that no test runs', () => {
    const run = [
      ...['Placed', 'SalesforceRecovers', 'SalesforceAway', 'SalesforceRejects', 'ModelThrottled', 'ModelSlow', 'NothingPrepared'],
      ...['NoSlot', 'Refused', 'NotDue', 'RunTwice', 'CrashedAfterTheClaim', 'DialTimedOut', 'ThrottledBeforeTheDial'],
      ...['MonitorAtThirdTry', 'MonitorNotStarted'],
    ];
    expect([...testCasesOf('callback')].sort()).toEqual([...run].sort());
  });
});
