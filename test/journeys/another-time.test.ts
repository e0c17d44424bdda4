import { itemsOf, outputsOf, setDialing } from '../support/promise-items';
import { startTestCenter, type TestCenter, WEDNESDAY_MORNING } from '../support/test-center';

const CALLER = '+14155552671';
const HOUR_MS = 60 * 60_000;

let center: TestCenter;
beforeEach(async () => {
  center = await startTestCenter();
});
afterEach(() => center.close());

const monitors = () => center.stateMachines.executions().filter(({ stateMachineName }) => stateMachineName === 'atlas-call-monitor');

it('a second request in the same conversation moves the callback: one row, one monitor, one call, at the later time', async () => {
  await setDialing(center, 'stopped'); // so that there is time to think again
  const { BotId: botId, BotAliasId: botAliasId } = outputsOf(center);
  const says = async (text: string): Promise<string> => {
    const input = { botId, botAliasId, localeId: 'en_US', sessionId: 'second-thoughts', text };
    const answer = center.cloud.call({ service: 'lex-runtime-v2', operation: 'RecognizeText', input, principal: { kind: 'operator' } });
    await center.clock.advance(5_000);
    return ((await answer).messages ?? []).map(({ content }: { content: string }) => content).join(' ');
  };
  for (const text of ['please call me back', 'Ada Lovelace', 'Analytical Engines', 'support calls at night', '415 555 2671', 'yes'])
    await says(text);
  expect(await itemsOf(center, 'STATE')).toHaveLength(1);
  expect(await says('call me back at 11 am')).toMatch(/in about an hour/);
  await setDialing(center, 'on');

  const ada = center.caller(CALLER);
  (await ada.answers()).hangsUp();
  expect(center.clock.now()).toBeGreaterThanOrEqual(WEDNESDAY_MORNING + HOUR_MS);
  expect(center.clock.now()).toBeLessThan(WEDNESDAY_MORNING + HOUR_MS + 5 * 60_000);
  await center.settle();
  expect([ada.rings.length, (await itemsOf(center, 'STATE')).length, monitors().length, center.salesforce.leads().length]).toEqual([
    1, 1, 1, 1,
  ]);
});

it('who rings back first may move it as well', async () => {
  await setDialing(center, 'stopped');
  const ada = center.caller(CALLER);
  const call = await ada.dials();
  await call.saysAll('please call me back', 'Ada Lovelace', 'Analytical Engines', 'support calls at night', 'yes');
  await center.clock.advance(60_000);
  const again = await ada.dials();
  await again.says('hello');
  expect(await again.says('call me back at 11 am')).toMatch(/in about an hour/);
  again.hangsUp();
  await setDialing(center, 'on');
  (await ada.answers()).hangsUp();
  expect(center.clock.now()).toBeGreaterThanOrEqual(WEDNESDAY_MORNING + HOUR_MS);
  await center.settle();
  expect([ada.rings.length, (await itemsOf(center, 'STATE')).length, monitors().length]).toEqual([1, 1, 1]);
});
