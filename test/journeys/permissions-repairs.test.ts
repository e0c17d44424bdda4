import { type ApiCall, ServiceError } from '../../local/cloud/service';
import { ConnectionLost, type Weather } from '../../local/cloud/weather';
import { eventbridge } from '../../local/services/eventbridge';
import { startTestCenter, type TestCenter } from '../support/test-center';

/**
 * What goes wrong rarely enough that no other journey meets it, and what the repair is allowed to do about it: every grant of the repairing
 * roles is used here, or `npm run permissions` calls it unused.
 */
const CALLER = '+14155552671';
const ASKING = ['please call me back', 'Ada Lovelace', 'Analytical Engines', 'we want to answer support calls at night', 'yes'];

let center: TestCenter;
afterEach(() => center.close());

/** A caller who has asked; nobody answers unless the test does. */
async function asked(weather: Weather = (_call, carryOut) => carryOut()) {
  center = await startTestCenter({ weather });
  const ada = center.caller(CALLER);
  const call = await ada.dials();
  await call.saysAll(...ASKING);
  if (call.endedBecause === undefined) call.hangsUp();
  return ada;
}

const loseContactEvents = () => {
  center.cloud.context(eventbridge).store.courier = (event, carry) => {
    if (event.source !== 'aws.connect') carry();
  };
};

const isStartOf = ({ service, operation, input }: ApiCall, machine: string): boolean =>
  service === 'sfn' && operation === 'StartExecution' && String(input.stateMachineArn).endsWith(`:${machine}:live`);

/** Which operations the role was seen to call: `sfn.StartExecution`. */
const callsOf = (role: string): string[] =>
  center.trace.events
    .filter(({ type, phase, detail }) => type === 'api.call' && phase === 'start' && String(detail['principal']).includes(role))
    .map(({ detail }) => `${String(detail['service'])}.${String(detail['operation'])}`);

const startsBySweep = (): number => callsOf('SweepFunction').filter((call) => call === 'sfn.StartExecution').length;

it('when no contact event comes, the monitor looks for the outcome itself', async () => {
  await asked();
  loseContactEvents();
  await center.clock.advance(5 * 60_000);
  expect(callsOf('ReconcileOutcome')).toContain('connect.DescribeContact');
  expect(center.salesforce.tasks()).toEqual([expect.objectContaining({ CallDisposition: 'No answer' })]);
});

it('when neither events nor monitor are there, the sweep looks for the outcome', async () => {
  await asked(async (call, carryOut) => {
    if (isStartOf(call, 'atlas-call-monitor')) throw new ConnectionLost();
    return carryOut();
  });
  loseContactEvents();
  await center.clock.advance(5 * 60_000);
  expect(callsOf('SweepFunction')).toContain('connect.DescribeContact');
  expect(center.salesforce.tasks()).toEqual([expect.objectContaining({ CallDisposition: 'No answer' })]);
});

it('when the start of a callback is lost, the sweep starts it, and the phone rings', async () => {
  const lost: ApiCall[] = [];
  const ada = await asked(async (call, carryOut) => {
    if (lost.length === 0 && isStartOf(call, 'atlas-callback')) {
      lost.push(call);
      throw new ConnectionLost();
    }
    return carryOut();
  });
  expect(lost).toHaveLength(1);
  await center.clock.advance(2 * 60_000);
  expect(ada.rings).toHaveLength(1);
  expect(startsBySweep()).toBe(1);
});

it('when the monitor did not start either, the sweep starts it once it is missed', async () => {
  let isDown = true;
  const ada = await asked(async (call, carryOut) => {
    const isOfCallback = call.principal.kind === 'role' && call.principal.arn.includes('CallbackStateMachine');
    if (isOfCallback && isStartOf(call, 'atlas-call-monitor')) throw new ConnectionLost();
    if (isDown && call.operation === 'StartOutboundVoiceContact') throw new ServiceError('LimitExceededException', 'Rate exceeded', 429);
    return carryOut();
  });
  await center.clock.advance(2 * 60_000);
  isDown = false;
  await ada.isRung();
  await center.clock.advance(3 * 60_000);
  const machines = center.stateMachines.executions().map(({ stateMachineName }) => stateMachineName);
  expect(machines.filter((name) => name === 'atlas-call-monitor')).toHaveLength(1);
  expect(center.salesforce.tasks()).toEqual([expect.objectContaining({ CallDisposition: 'No answer' })]);
});

it('when Connect takes no call twice, the monitor is told at once when the next try is due', async () => {
  let refusals = 0;
  const ada = await asked(async (call, carryOut) => {
    if (call.operation !== 'StartOutboundVoiceContact' || refusals === 2) return carryOut();
    refusals += 1;
    throw new ServiceError('LimitExceededException', 'Rate exceeded', 429);
  });
  await ada.isRung();
  expect(callsOf('StartOutboundCall')).toContain('sfn.SendTaskSuccess');
});
