import { dynamodb } from '../../local/services/dynamodb';
import { startTestCenter, type TestCenter, WEDNESDAY_MORNING } from '../support/test-center';

const CALLER = '+14155552671';
const HOUR_MS = 60 * 60_000;

let center: TestCenter;
beforeEach(async () => {
  center = await startTestCenter();
});
afterEach(() => center.close());

const outputs = (): Readonly<Record<string, string>> => Object.assign({}, ...Object.values(center.cloud.outputs));
const operator = { kind: 'operator' } as const;

/** Something keeps the callback waiting, so that there is time to think again. */
const setDialing = (dialing: 'stopped' | 'on') => {
  const { TableName, ConnectInstanceArn = '' } = outputs();
  const Item = { PK: { S: `DIALER#${ConnectInstanceArn.split('/').at(-1)}` }, SK: { S: 'SWITCH' }, dialing: { S: dialing } };
  return center.cloud.call({ service: 'dynamodb', operation: 'PutItem', input: { TableName, Item }, principal: operator });
};

async function rows() {
  const { database } = center.cloud.context(dynamodb).store;
  const all = await database.exclusively(() => database.items(outputs()['TableName'] ?? ''));
  return all.filter(({ SK }) => SK?.S === 'STATE');
}

const monitors = () => center.stateMachines.executions().filter(({ stateMachineName }) => stateMachineName === 'atlas-call-monitor');

it('a second request in the same conversation moves the callback: one row, one monitor, one call, at the later time', async () => {
  await setDialing('stopped');
  const { BotId: botId, BotAliasId: botAliasId } = outputs();
  const says = async (text: string): Promise<string> => {
    const input = { botId, botAliasId, localeId: 'en_US', sessionId: 'second-thoughts', text };
    const answer = center.cloud.call({ service: 'lex-runtime-v2', operation: 'RecognizeText', input, principal: operator });
    await center.clock.advance(5_000);
    return ((await answer).messages ?? []).map(({ content }: { content: string }) => content).join(' ');
  };
  for (const text of ['please call me back', 'Ada Lovelace', 'Analytical Engines', 'support calls at night', '415 555 2671', 'yes'])
    await says(text);
  expect(await rows()).toHaveLength(1);
  expect(await says('call me back at 11 am')).toMatch(/in about an hour/);
  await setDialing('on');

  const ada = center.caller(CALLER);
  (await ada.answers()).hangsUp();
  expect(center.clock.now()).toBeGreaterThanOrEqual(WEDNESDAY_MORNING + HOUR_MS);
  expect(center.clock.now()).toBeLessThan(WEDNESDAY_MORNING + HOUR_MS + 5 * 60_000);
  await center.settle();
  expect([ada.rings.length, (await rows()).length, monitors().length, center.salesforce.leads().length]).toEqual([1, 1, 1, 1]);
});

it('who rings back first may move it as well', async () => {
  await setDialing('stopped');
  const ada = center.caller(CALLER);
  const call = await ada.dials();
  await call.saysAll('please call me back', 'Ada Lovelace', 'Analytical Engines', 'support calls at night', 'yes');
  await center.clock.advance(60_000);
  const again = await ada.dials();
  await again.says('hello');
  expect(await again.says('call me back at 11 am')).toMatch(/in about an hour/);
  again.hangsUp();
  await setDialing('on');
  (await ada.answers()).hangsUp();
  expect(center.clock.now()).toBeGreaterThanOrEqual(WEDNESDAY_MORNING + HOUR_MS);
  await center.settle();
  expect([ada.rings.length, (await rows()).length, monitors().length]).toEqual([1, 1, 1]);
});
