import type { ApiCall } from '../../local/cloud/service';
import type { Weather } from '../../local/cloud/weather';
import { eventbridge } from '../../local/services/eventbridge';
import { startTestCenter, type TestCenter } from '../support/test-center';

const CALLER = '+14155552671';
const ASKING = ['please call me back', 'Ada Lovelace', 'Analytical Engines', 'support calls at night', 'yes'];

let center: TestCenter;
afterEach(() => center.close());

const isStart = ({ service, operation, input }: ApiCall, machine: string): boolean =>
  service === 'sfn' && operation === 'StartExecution' && String(input.stateMachineArn).endsWith(`:${machine}:live`);

const isInvocationBy = ({ service, operation, principal }: ApiCall, who: string): boolean =>
  service === 'lambda' && operation === 'Invoke' && JSON.stringify(principal).includes(who);

let doubled = 0;

const twice =
  (applies: (call: ApiCall) => boolean): Weather =>
  async (call, carryOut) => {
    if (applies(call)) {
      doubled++;
      await carryOut();
    }
    return carryOut();
  };

async function isCalledOnce(weather?: Weather, prepare: () => void = () => {}): Promise<void> {
  center = await startTestCenter(weather ? { weather } : {});
  doubled = 0;
  prepare();
  const ada = center.caller(CALLER);
  const call = await ada.dials();
  await call.saysAll(...ASKING);
  const callback = await ada.answers();
  await callback.says('thank you');
  callback.hangsUp();
  await center.settle();
  expect(doubled).toBeGreaterThan(0);
  expect(ada.rings).toHaveLength(1);
  expect(center.salesforce.leads()).toEqual([expect.objectContaining({ Status: 'Working - Contacted' })]);
  expect(center.salesforce.tasks()).toEqual([expect.objectContaining({ CallDisposition: 'Completed' })]);
}

describe('one ring, one lead and one task, although', () => {
  it('the workflow is started twice', () => isCalledOnce(twice((call) => isStart(call, 'atlas-callback'))));

  it('the monitor is started twice', () => isCalledOnce(twice((call) => isStart(call, 'atlas-call-monitor'))));

  it('every task of both machines runs twice', () => isCalledOnce(twice((call) => isInvocationBy(call, 'StateMachineRole'))));

  it('Lex delivers every turn twice', () => isCalledOnce(twice((call) => isInvocationBy(call, 'lexv2.amazonaws.com'))));

  it('every event of Connect comes twice, the second time in reverse', () => {
    return isCalledOnce(undefined, () => {
      const held: (() => void)[] = [];
      center.cloud.context(eventbridge).store.courier = (event, carry) => {
        carry();
        if (event.source !== 'aws.connect') return;
        held.push(carry);
        doubled++;
        center.clock.setTimeout(() => held.pop()?.(), 30_000);
      };
    });
  });
});
