import { runTestCase, testCasesOf } from '../support/run-test-case';

const ERASURE_ID = 'e'.repeat(32);
const run = (testCase: string) => runTestCase('erase-caller', testCase, { erasureId: ERASURE_ID });

const PASS = ['Erase Caller Rows', 'Erase Caller Leads', 'Which Pass'];
const END = ['Close Erasure', 'Caller Erased'];
const AGAIN = ['Wait For Late Writers', ...PASS];

/** Test case → the way through the machine. */
const WAYS: readonly (readonly [testCase: string, states: readonly string[]])[] = [
  ['ForgottenTwice', ['First Pass', ...PASS, ...AGAIN, ...END]],
  [
    'SalesforceAwayForHours',
    [
      'First Pass',
      'Erase Caller Rows',
      'Erase Caller Leads',
      'Pause',
      'Erase Caller Rows',
      'Erase Caller Leads',
      'Pause',
      ...PASS,
      ...AGAIN,
      ...END,
    ],
  ],
  ['TooManyForOneInvocation', ['First Pass', ...PASS, ...AGAIN, ...END]],
  ['TableAway', ['First Pass', 'Erase Caller Rows', 'Pause', ...PASS, ...AGAIN, ...END]],
  ['ClosingFails', ['First Pass', ...PASS, ...AGAIN, 'Close Erasure', 'Pause', ...PASS, ...END]],
];

describe('statemachines/erase-caller.asl.json', () => {
  it.each(WAYS)('%s', async (testCase, states) => {
    const { status, error, entered } = await run(testCase);
    expect({ status, error, entered }).toEqual({ status: 'SUCCEEDED', error: undefined, entered: states });
  });

  it('carries the opaque id of the wish, the pass, and nothing else; its output is the receipt', async () => {
    const { argumentsOf, output } = await run('ForgottenTwice');
    const payload = (state: string) => JSON.parse(String((argumentsOf(state) as { Payload: string }).Payload));
    expect(payload('Erase Caller Rows')).toEqual({ erasureId: ERASURE_ID, pass: 2 });
    expect(payload('Erase Caller Leads')).toEqual({ erasureId: ERASURE_ID, pass: 2 });
    expect(output).toEqual({ doneAt: '2026-11-18T18:05:03.000Z', erased: { callbacks: 1 } });
  });

  it('goes on within minutes when Salesforce is back', async () => {
    const { calls, seconds } = await run('SalesforceAwayForHours');
    expect(calls['Erase Caller Leads']).toBe(14);
    expect(seconds).toBeGreaterThan(2 * 300);
    expect(seconds).toBeLessThan(3 * 600);
  });

  it('has no test case that no test runs', () => {
    expect([...testCasesOf('erase-caller')].sort()).toEqual(WAYS.map(([testCase]) => testCase).sort());
  });
});
