import { ServiceError } from '../../local/cloud/service';
import { lambda } from '../../local/services/lambda';
import { sqs } from '../../local/services/sqs';
import { command } from '../support/command';
import { drive } from '../support/drive';
import { startTestCenter, type TestCenter } from '../support/test-center';

const ASKING = ['please call me back', 'Ada Lovelace', 'Analytical Engines', 'support calls at night', 'yes'];
const MINUTE_MS = 60_000;

let center: TestCenter;
let url: string;
beforeAll(async () => {
  center = await startTestCenter();
  url = await center.cloud.listen(0);
});
afterAll(() => center.close());

const redrive = (...options: readonly string[]) => drive(center.clock, command('redrive', ...options, '--endpoint', url));
const depths = async () =>
  Object.fromEntries(
    JSON.parse((await redrive('--dry-run', '--json')).said).queues.map(({ name, found }: { name: string; found: number }) => [name, found]),
  );

/** Whatever function fails from now on, before it runs. */
const breaks = (...names: readonly string[]) => {
  center.cloud.context(lambda).store.mishaps = {
    beforeInvocation(name) {
      if (names.includes(name.replace('atlas-', ''))) throw new ServiceError('ServiceException', 'broken on purpose', 500);
    },
  };
};

it('everything that nobody waits for is kept when it fails for good, and given back when the cause is mended', async () => {
  breaks('contact-event', 'generate-scenario', 'regenerate-responses');
  const ada = center.caller('+14155552671');
  const call = await ada.dials();
  await call.saysAll(...ASKING);
  (await ada.answers()).hangsUp();
  await center.clock.advance(10 * MINUTE_MS);
  const kept = await depths();
  expect(kept).toEqual({
    'contact-events': expect.any(Number),
    'generate-scenario': expect.any(Number),
    'regenerate-responses': expect.any(Number),
  });
  for (const found of Object.values(kept)) expect(found).toBeGreaterThan(0);
  const regenerates = /regenerate-responses +\d+ found, would go back to the function atlas-regenerate-responses/;
  expect((await redrive('--queue', 'regenerate-responses', '--dry-run')).said).toMatch(regenerates);

  breaks();
  const only = await redrive('--queue', 'contact-events');
  expect(only).toMatchObject({
    code: 0,
    said: expect.stringMatching(/contact-events +(\d+) found, \1 given back to the queue atlas-contact-events/),
  });
  const { code, said } = await redrive('--json');
  expect(code).toBe(0);
  for (const { found, moved, failed } of JSON.parse(said).queues) expect([moved, failed]).toEqual([found, 0]);
  await center.clock.advance(MINUTE_MS);
  expect(Object.values(await depths())).toEqual([0, 0, 0]);
});

it('keeps what cannot be given back, and says so', async () => {
  const queue = center.cloud.context(sqs).store.get('arn:aws:sqs:us-east-1:123456789012:atlas-generate-scenario-dead-letters');
  queue.send('this is no JSON', 'somebody');
  const { code, said } = await redrive('--queue', 'generate-scenario');
  expect([code, said]).toEqual([
    1,
    expect.stringMatching(/1 found, 0 given back.*1 not[\s\S]*stays there: InvalidRequestContentException/),
  ]);
});

it('says what to do when it is used wrongly', async () => {
  expect(await command('redrive', '--help')).toMatchObject({ code: 0, said: expect.stringContaining('npm run redrive') });
  expect(await redrive('--queue', 'nonsense')).toMatchObject({ code: 2, said: expect.stringContaining('expected one of contact-events') });
  expect(await command('redrive', '--endpoint', 'http://127.0.0.1:9')).toMatchObject({
    code: 1,
    said: expect.stringContaining('npm start'),
  });
});
