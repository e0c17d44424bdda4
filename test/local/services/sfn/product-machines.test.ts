import { type Circumstances, FakeCallback } from './fake-callback';
import { START_MS } from './run-machine';

const run = (circumstances: Circumstances = {}, more: { express?: number } = {}) => new FakeCallback(circumstances).run(more);
const seconds = (callback: FakeCallback) => (callback.world.clock.now() - START_MS) / 1000;

describe('the two state machines of the product, on this engine', () => {
  it('answered the first time: lead and scenario side by side, one ring, the monitor until the end', async () => {
    const callback = await run();
    expect(callback.states('atlas-callback')).toEqual([
      'Prepare Callback',
      'Create Lead',
      'Generate Scenario',
      'Start Outbound Call',
      'Start Call Monitor',
    ]);
    expect(callback.states('atlas-call-monitor')).toEqual([
      'Read Callback',
      'What Now',
      'Await Outcome',
      'Read Callback',
      'What Now',
      'Plan Next Attempt',
      'Update Lead',
      'Anything Left',
      'Callback Ended',
    ]);
    expect([callback.rang, callback.outcome, seconds(callback)]).toEqual([[1], 'answered', 45]);
    expect(callback.world.execution('atlas-call-monitor')).toMatchObject({
      name: 'cb1',
      status: 'SUCCEEDED',
      input: '{"callbackId":"cb1"}',
    });
  });

  it.each<[string, Circumstances, number[], string]>([
    ['busy, then answered', { rings: [{ outcome: 'busy' }, { outcome: 'answered' }] }, [1, 2], 'answered'],
    ['busy twice', { rings: [{ outcome: 'busy' }, { outcome: 'busy' }] }, [1, 2], 'busy'],
    ['deferred by a slot', { slotsMissing: 1 }, [1], 'answered'],
    ['deferred by a slot twice', { slotsMissing: 2 }, [1], 'answered'],
    ['due tomorrow', { dueInMs: 24 * 3_600_000 }, [1], 'answered'],
    ['refused by the gate', { refused: true }, [], 'refused'],
    ['refused by the gate on a run that the monitor started', { refused: true, dueInMs: 60_000 }, [], 'refused'],
    ['no lead', { failures: { CreateLead: Array(3).fill('SalesforceUnavailable') } }, [1], 'answered'],
    ['a lead at the third try', { failures: { CreateLead: Array(2).fill('SalesforceUnavailable') } }, [1], 'answered'],
    ['a lead that Salesforce will not take', { failures: { CreateLead: ['SalesforceRejected'] } }, [1], 'answered'],
    ['no scenario', { failures: { GenerateScenario: ['ModelThrottled', 'ModelThrottled'] } }, [1], 'answered'],
    [
      'the outcome before the token is stored',
      { rings: [{ outcome: 'answered', eventLost: true }], whileStoring: 'ends-before' },
      [1],
      'answered',
    ],
    [
      'the outcome while the token is being stored',
      { rings: [{ outcome: 'answered', eventLost: true }], whileStoring: 'ends-after' },
      [1],
      'answered',
    ],
    ['the event lost', { rings: [{ outcome: 'answered', eventLost: true }] }, [1], 'answered'],
    ['the event and the contact id lost', { rings: [{ outcome: 'answered', eventLost: true, contactIdLost: true }] }, [1], 'unknown'],
    ['rescheduled to now', { dueInMs: 24 * 3_600_000, rescheduledAfterMs: 60_000 }, [1], 'answered'],
    ['throttled after the claim', { failures: { Connect: ['Throttled'] } }, [], 'unknown'],
    ['awaiting denied for a while', { failures: { AwaitOutcome: Array(3).fill('AccessDenied') } }, [1], 'answered'],
    ['reading fails for a while', { failures: { ReadCallback: Array(8).fill('Lambda.Unknown') } }, [1], 'answered'],
  ])('%s', async (_what, circumstances, rang, outcome) => {
    const callback = await run(circumstances);
    expect([callback.rang, callback.outcome, callback.leadPending]).toEqual([rang, outcome, false]);
    expect(callback.world.execution('atlas-call-monitor').status).toBe('SUCCEEDED');
    expect(callback.world.context.trace.faults).toEqual([]);
    // No loop: a day of waiting is a handful of states.
    expect(callback.world.execution('atlas-call-monitor').history.length).toBeLessThan(150);
    expect(callback.world.context.store.executions().length).toBeLessThan(6);
  });

  it('two runs of the same callback at once ring once and have one monitor', async () => {
    const callback = await run({}, { express: 2 });
    expect(callback.rang).toEqual([1]);
    const names = callback.world.context.store.executions().map(({ stateMachineName }) => stateMachineName);
    expect(names).toEqual(['atlas-callback', 'atlas-callback', 'atlas-call-monitor']);
  });

  it('a run after everything is over rings nobody, and takes the monitor that there was for its own', async () => {
    const callback = await run();
    await callback.runAgain();
    expect(callback.rang).toEqual([1]);
    expect(callback.states('atlas-callback').at(-1)).toBe('Monitor Already Started');
    expect(callback.world.execution('atlas-callback').status).toBe('SUCCEEDED');
  });

  it('a rescheduled promise is kept when it was moved to, not when it was made for', async () => {
    const callback = await run({ dueInMs: 24 * 3_600_000, rescheduledAfterMs: 60_000 });
    expect(seconds(callback)).toBe(60 + 45);
  });

  it('gives up on the lead within its time-outs and calls all the same', async () => {
    const callback = await run({ failures: { CreateLead: Array(9).fill('SalesforceUnavailable') } });
    expect(callback.states('atlas-callback')).toEqual([
      'Prepare Callback',
      'Create Lead',
      'Generate Scenario',
      'Leave Lead Pending',
      'Start Outbound Call',
      'Start Call Monitor',
    ]);
  });
});
