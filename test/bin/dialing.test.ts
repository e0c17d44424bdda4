import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from '../support/command';
import { drive } from '../support/drive';
import { temporaryFolder } from '../support/temporary-folder';
import { startTestCenter, type TestCenter } from '../support/test-center';

const CALLER = '+14155552671';
const ASKING = ['please call me back', 'Ada Lovelace', 'Analytical Engines', 'support calls at night', 'yes'];
const MINUTE_MS = 60_000;

let center: TestCenter;
let url: string;
beforeAll(async () => {
  center = await startTestCenter();
  url = await center.cloud.listen(0);
});
afterAll(() => center.close());

const dialing = (...options: readonly string[]) => drive(center.clock, command('dialing', ...options, '--endpoint', url));
const status = async () => JSON.parse((await dialing('status', '--json')).said);

it('stops every call, says why, and lets them go on', async () => {
  expect(await status()).toMatchObject({
    dialing: 'on',
    breaker: { state: 'closed' },
    held: { slots: 0, of: 10 },
    promised: { callbacks: 0 },
  });

  const stopped = await dialing('stop', '--reason', 'the carrier asked us to');
  expect(stopped).toMatchObject({
    code: 0,
    said: expect.stringMatching(/dialing +STOPPED since 2026-11-18T18:\d\d:\d\dZ: the carrier asked us to/),
  });

  const ada = center.caller(CALLER);
  const call = await ada.dials();
  expect(await call.saysAll(...ASKING)).toMatch(/as soon as our lines are open again/);
  await center.clock.advance(MINUTE_MS);
  expect(await status()).toMatchObject({
    dialing: 'stopped',
    reason: 'the carrier asked us to',
    waiting: 1,
    promised: { callbacks: 1, isAll: true, overdue: 0, nextDueAt: expect.stringMatching(/^2026-11-18T18:/) },
  });

  expect(await dialing('start', '--json')).toMatchObject({ code: 0, said: expect.stringContaining('"dialing":"on"') });
  (await ada.answers()).hangsUp();
  await center.settle();
  expect(await status()).toMatchObject({ held: { slots: 0 }, waiting: 0, promised: { callbacks: 0 } });
  expect(center.faults()).toEqual([]);
});

it('takes the outputs of the stacks for it when nobody may ask the functions', async () => {
  const file = join(temporaryFolder(), 'outputs.json');
  writeFileSync(file, JSON.stringify(center.cloud.outputs));
  expect(await dialing('status', '--outputs', file)).toMatchObject({ code: 0, said: expect.stringContaining('dialing   ON') });
  writeFileSync(file, JSON.stringify({ Atlas: {} }));
  expect(await dialing('status', '--outputs', file)).toMatchObject({ code: 2, said: expect.stringContaining('no output TableName') });
});

it('says nothing about a person', async () => {
  const { said } = await dialing('status');
  expect(said).not.toMatch(/Ada|Lovelace|2671/);
});

it('says what to do when it is used wrongly, or nobody is there', async () => {
  expect(await command('dialing', '--help')).toMatchObject({ code: 0, said: expect.stringContaining('npm run dialing') });
  expect(await command('dialing')).toMatchObject({ code: 2, said: expect.stringContaining('expected one of stop, start, status') });
  expect(await command('dialing', 'stop')).toMatchObject({ code: 2, said: expect.stringContaining('--reason') });
  expect(await command('dialing', 'status', '--endpoint', 'http://127.0.0.1:9')).toMatchObject({
    code: 1,
    said: expect.stringContaining('start it with npm start'),
  });
});
