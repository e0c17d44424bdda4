import { ServiceError } from '../../local/cloud/service';
import { answers, busy, fullMailbox, noAnswer, type Persona, voicemail } from '../../local/telephone/personas';
import { startTestCenter, type TestCenter } from '../support/test-center';

const CALLER = '+14155552671';
const MINUTE_MS = 60_000;

let center: TestCenter;
beforeEach(async () => {
  center = await startTestCenter();
});
afterEach(() => center.close());

/** Asks for a callback, and lets this become of it. */
async function afterAsking(from: string, persona: Persona): Promise<readonly Record<string, unknown>[]> {
  const ada = center.caller(from);
  const call = await ada.dials();
  await call.saysAll('please call me back', 'Ada Lovelace', 'Analytical Engines', 'support calls at night');
  center.telephone.person(from, persona);
  await call.says('yes');
  await center.clock.advance(4 * MINUTE_MS);
  return center.salesforce.tasks();
}

describe('each way in which one attempt can end is told to sales', () => {
  it.each<[string, () => Persona, string]>([
    ['answered', () => answers(center.clock, { lines: ['yes, go ahead', 'that is all, goodbye'] }), 'Completed'],
    ['declined in words', () => answers(center.clock, { lines: ['no, this is not a good time'] }), 'Declined'],
    ['busy, or rejected on the phone', () => busy, 'Busy'],
    ['no answer', () => noAnswer, 'No answer'],
    ['voicemail', () => voicemail(center.clock), 'Voicemail'],
    ['a mailbox that is full', () => fullMailbox(center.clock), 'Voicemail'],
  ])('%s', async (_case, persona, CallDisposition) => {
    expect(await afterAsking(CALLER, persona())).toEqual([expect.objectContaining({ CallDisposition })]);
    expect(center.salesforce.leads()).toHaveLength(1);
    expect(center.faults()).toEqual([]);
  });

  it('failed: Connect takes no call, however often it is asked, and a person is', async () => {
    await center.close();
    center = await startTestCenter({
      weather: ({ operation, principal }, carryOut) => {
        if (operation === 'StartOutboundVoiceContact' && principal.kind === 'role')
          throw new ServiceError('LimitExceededException', 'The allowed limit for the resource has been exceeded.', 429);
        return carryOut();
      },
    });
    await afterAsking(CALLER, answers(center.clock));
    await center.clock.advance(15 * MINUTE_MS);
    expect(center.salesforce.tasks()).toEqual([
      expect.objectContaining({ CallDisposition: 'Failed', Status: 'Not Started', Subject: expect.stringContaining('Please call') }),
    ]);
  });

  it('refused: the number is on the do-not-call list by the time it is dialed', async () => {
    const ada = center.caller(CALLER);
    const call = await ada.dials();
    await call.saysAll('call me back in an hour', 'Ada Lovelace', 'Analytical Engines', 'support calls at night', 'yes');
    const { callerId } = await onlyRow();
    await suppress(callerId);
    await center.settle();
    expect(ada.rings).toHaveLength(0);
    expect(center.salesforce.tasks()).toEqual([expect.objectContaining({ CallDisposition: 'Not called' })]);
  });
});

const TableName = () => center.cloud.outputs['AtlasData']?.['TableName'];
const operator = { kind: 'operator' } as const;

async function onlyRow(): Promise<{ callerId: string }> {
  const execution = center.stateMachines.executions().find(({ stateMachineName }) => stateMachineName === 'atlas-call-monitor');
  const { callbackId } = JSON.parse(execution?.input ?? '{}') as { callbackId: string };
  const { Item } = await center.cloud.call({
    service: 'dynamodb',
    operation: 'GetItem',
    input: { TableName: TableName(), Key: { PK: { S: `CALLBACK#${callbackId}` }, SK: { S: 'STATE' } } },
    principal: operator,
  });
  return { callerId: Item.callerId.S };
}

/** What a person of ops would put there. */
const suppress = (callerId: string) =>
  center.cloud.call({
    service: 'dynamodb',
    operation: 'PutItem',
    input: { TableName: TableName(), Item: { PK: { S: `SUPPRESS#${callerId}` }, SK: { S: 'SUPPRESS' }, why: { S: 'asked' } } },
    principal: operator,
  });
