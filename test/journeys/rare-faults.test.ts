import { ServiceError } from '../../local/cloud/service';
import { connect } from '../../local/services/connect';
import { lambda } from '../../local/services/lambda';
import { itemsOf } from '../support/promise-items';
import { startTestCenter, type TestCenter } from '../support/test-center';

/** Rows of docs/fault-model.md that no other journey meets. */
const CALLER = '+14155552671';
const ASKING = ['please call me back', 'Ada Lovelace', 'Analytical Engines', 'support calls at night'];

let center: TestCenter;
beforeEach(async () => {
  center = await startTestCenter();
});
afterEach(() => center.close());

const promises = async (): Promise<number> => (await itemsOf(center, 'STATE')).length;

/** These functions do not start from now on. */
const breaks = (...names: readonly string[]) => {
  center.cloud.context(lambda).store.mishaps = {
    beforeInvocation(name) {
      if (names.includes(name)) throw new ServiceError('ServiceException', 'broken on purpose', 500);
    },
  };
};

it('who hangs up before saying yes was promised nothing: no row, no lead, no call', async () => {
  const ada = center.caller(CALLER);
  const call = await ada.dials();
  await call.saysAll(...ASKING);
  call.hangsUp();
  await center.settle();
  expect([await promises(), center.salesforce.leads().length, ada.rings.length]).toEqual([0, 0, 0]);
  expect(center.faults()).toEqual([]);
});

it('who hangs up while Atlas is still writing the promise down is called all the same', async () => {
  const ada = center.caller(CALLER);
  const call = await ada.dials();
  await call.saysAll(...ASKING);
  call.leg.says('yes');
  const isWriting = () => center.trace.events.some(({ detail }) => detail['operation'] === 'TransactWriteItems');
  await center.clock.runUntil(isWriting);
  call.hangsUp();
  await center.clock.advance(60_000);
  await center.settle();
  expect([await promises(), center.salesforce.leads().length, ada.rings.length]).toEqual([1, 1, 2]); // nobody answers: it rings once more, after four hours
});

it('an answered call whose bot fails ends with an apology, and sales sees that it was answered', async () => {
  const ada = center.caller(CALLER);
  const call = await ada.dials();
  await call.saysAll(...ASKING, 'yes');
  const callback = await ada.answers();
  breaks('atlas-lex-fulfillment');
  expect(await callback.says('tell me more')).toMatch(/sorry/i);
  while (callback.endedBecause === undefined) await callback.says('hello?');
  expect(callback.heard.at(-1)).toMatch(/sorry|goodbye/i);
  breaks();
  await center.settle();
  expect(center.salesforce.leads()).toEqual([expect.objectContaining({ Status: 'Working - Contacted' })]);
});

it('an answered call whose check-in fails is spoken on in standard words, with the disclosure first', async () => {
  breaks('atlas-outbound-check-in');
  const ada = center.caller(CALLER);
  const call = await ada.dials();
  await call.saysAll(...ASKING, 'yes');
  const callback = await ada.answers();
  expect(callback.heard[0]).toMatch(/automated assistant/);
  expect(await callback.says('what is the demo about')).not.toBe('');
  callback.hangsUp();
  await center.settle();
  expect(center.salesforce.tasks()).toEqual([expect.objectContaining({ CallDisposition: 'Completed' })]);
});

it('a storm of events about calls of others moves nothing, and leaves nothing behind', async () => {
  const ada = center.caller(CALLER);
  const call = await ada.dials();
  await call.saysAll(...ASKING, 'yes');
  const leg = await ada.isRung();
  const contacts = center.cloud.context(connect).store.contacts();
  const inbound = contacts.find(({ direction }) => direction === 'inbound')?.contactId ?? '';
  const { ConnectInstanceArn = '' } = center.cloud.outputs['AtlasData'] ?? {};
  const queue = 'arn:aws:sqs:us-east-1:123456789012:atlas-contact-events';
  for (let n = 0; n < 60; n++) {
    const detail = { eventType: 'DISCONNECTED', contactId: n % 2 ? inbound : `unknown-${n}`, instanceArn: ConnectInstanceArn };
    await center.cloud.call({
      service: 'sqs',
      operation: 'SendMessage',
      input: {
        QueueUrl: `${center.cloud.url}/123456789012/${queue.split(':').at(-1)}`,
        MessageBody: JSON.stringify({ source: 'aws.connect', detail }),
      },
      principal: { kind: 'operator' },
    });
  }
  leg.answers();
  await center.clock.advance(5_000);
  leg.hangsUp();
  await center.settle();
  expect(center.salesforce.tasks()).toEqual([expect.objectContaining({ CallDisposition: 'Completed' })]);
  expect(center.trace.events.filter(({ type }) => type === 'sqs.dead-letter')).toEqual([]);
});
