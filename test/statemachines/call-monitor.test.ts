import { runTestCase, testCasesOf } from '../support/run-test-case';

const CALLBACK_ID = '0123456789abcdef0123456789abcdef';
const run = (testCase: string) => runTestCase('call-monitor', testCase, { callbackId: CALLBACK_ID });

/** From the end of an attempt to the end of the monitor. */
const END = ['Plan Next Attempt', 'Update Lead', 'Anything Left', 'Callback Ended'];
const LOOK = ['Read Callback', 'What Now'];

/** Test case → the way through the machine. */
const WAYS: readonly (readonly [testCase: string, states: readonly string[]])[] = [
  ['AnsweredTheFirstTime', [...LOOK, 'Await Outcome', ...LOOK, ...END]],
  [
    'BusyThenAnswered',
    [
      ...[...LOOK, 'Await Outcome', ...LOOK, 'Plan Next Attempt', 'Update Lead', 'Anything Left'],
      ...['Await Outcome', 'Reconcile Outcome', ...LOOK, 'Start Callback', 'Await Outcome', ...LOOK, ...END],
    ],
  ],
  [
    'DeferredBySlot',
    [
      ...[...LOOK, 'Start Callback', 'Await Outcome', ...LOOK, 'Await Outcome', 'Reconcile Outcome'],
      ...[...LOOK, 'Start Callback', 'Await Outcome', ...LOOK, ...END],
    ],
  ],
  ['DueTomorrow', [...LOOK, 'Await Outcome', 'Reconcile Outcome', ...LOOK, 'Start Callback', 'Await Outcome', ...LOOK, ...END]],
  ['RescheduledToNow', [...LOOK, 'Await Outcome', ...LOOK, 'Start Callback', 'Await Outcome', ...LOOK, ...END]],
  ['RefusedByTheGate', [...LOOK, 'Start Callback', 'Await Outcome', ...LOOK, ...END]],
  ['OverBeforeItBegan', [...LOOK, ...END]],
  ['GoneFromTheTable', [...LOOK, ...END]],
  ['EventLost', [...LOOK, 'Await Outcome', 'Reconcile Outcome', ...LOOK, ...END]],
  ['ConnectCannotTell', [...LOOK, 'Await Outcome', 'Reconcile Outcome', 'Pause', ...LOOK, ...END]],
  ['AwaitingDenied', [...LOOK, 'Await Outcome', 'Pause', ...LOOK, ...END]],
  ['ReadingFails', ['Read Callback', 'Pause', ...LOOK, ...END]],
  ['PlanningFails', [...LOOK, 'Plan Next Attempt', 'Pause', ...LOOK, ...END]],
  ['CallbackNotStarted', [...LOOK, 'Start Callback', 'Await Outcome', ...LOOK, ...END]],
  ['LeadPendingWhileItRings', [...LOOK, 'Update Lead', 'Anything Left', 'Await Outcome', ...LOOK, ...END]],
  ['SalesforceAway', [...LOOK, 'Await Outcome', ...LOOK, ...END]],
];

describe('statemachines/call-monitor.asl.json', () => {
  it.each(WAYS)('%s', async (testCase, states) => {
    const { status, error, entered } = await run(testCase);
    expect({ status, error, entered }).toEqual({ status: 'SUCCEEDED', error: undefined, entered: states });
  });

  it('waits as long as Read Callback says, and tells what it waits for', async () => {
    const { history, argumentsOf } = await run('DueTomorrow');
    const timeouts = history.flatMap(
      (event) => (event['taskScheduledEventDetails'] as { timeoutInSeconds?: number })?.timeoutInSeconds ?? [],
    );
    expect(timeouts).toContain(86_400);
    expect(JSON.parse(String((argumentsOf('Await Outcome') as { Payload: string }).Payload))).toEqual({
      callbackId: CALLBACK_ID,
      attempt: 1,
      dueAt: 1_795_111_200,
      taskToken: expect.any(String),
    });
  });

  it('starts the callback under a name by which its log is found', async () => {
    const { argumentsOf } = await run('RefusedByTheGate');
    expect(argumentsOf('Start Callback')).toMatchObject({
      name: expect.stringMatching(new RegExp(`^${CALLBACK_ID}-[0-9a-f-]{36}$`)),
      input: JSON.stringify({ callbackId: CALLBACK_ID }),
    });
  });

  it('makes no loop of a callback that cannot be started: it waits until somebody looks', async () => {
    const { calls } = await run('CallbackNotStarted');
    expect(calls).toMatchObject({ 'Start Callback': 5, 'Await Outcome': 1 });
  });

  it('pauses a minute before it looks again', async () => {
    expect((await run('AwaitingDenied')).seconds).toBeGreaterThanOrEqual(60);
  });

  it('ends although Salesforce is away: the sweep writes the lead', async () => {
    const { calls, entered } = await run('SalesforceAway');
    expect(calls['Update Lead']).toBe(4);
    expect(entered.at(-1)).toBe('Callback Ended');
  });

  it('has no test case that no test runs', () => {
    expect([...testCasesOf('call-monitor')].sort()).toEqual(WAYS.map(([testCase]) => testCase).sort());
  });
});
