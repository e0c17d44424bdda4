import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../../../local/cloud/seeded-random';
import { systemClock } from '../../../local/cloud/system-clock';
import { type ContactCenter, startContactCenter } from '../../../local/contact-center';
import { bannerOf, NOTHING_REAL, parseReal } from '../../../local/real';
import { usablePort } from '../../../local/usable-port';
import { ASSEMBLY } from '../../support/assembly';
import { temporaryFolder } from '../../support/temporary-folder';
import { startTestCenter, type TestCenter } from '../../support/test-center';

jest.setTimeout(60_000);

const OPERATOR = { AWS_ACCESS_KEY_ID: 'operator', AWS_SECRET_ACCESS_KEY: 'operator', AWS_REGION: 'us-east-1' };

/** Plays AWS and Salesforce: another cloud, on real time, behind a socket of 127.0.0.1. */
let outside: ContactCenter;
let center: TestCenter;
const before = { ...process.env };
beforeAll(async () => {
  Object.assign(process.env, OPERATOR);
  const port = (await usablePort(0)) ?? 0;
  outside = await startContactCenter({ assembly: ASSEMBLY, clock: systemClock(), random: seededRandom('outside'), port });
});
afterAll(async () => {
  await outside.close();
  process.env = before;
});
afterEach(() => center?.close());

/** What came over the wire: its own functions have roles. */
const arrivedOutside = () =>
  outside.trace.events
    .filter(({ type, detail }) => type === 'api.call' && detail['principal'] === 'operator')
    .map(({ detail }) => String(detail['operation']));
const secretFile = (changes: object = {}): string => {
  const file = join(temporaryFolder(), 'secret.json');
  writeFileSync(file, JSON.stringify({ loginUrl: outside.cloud.url, ...outside.salesforce.setup(), ...changes }));
  return file;
};

describe('--real', () => {
  it('leaves the models to the real service, and everything else here', async () => {
    center = await startTestCenter({ real: await parseReal(`bedrock-runtime=${outside.cloud.url}`) });
    const call = await center.caller('+14155552671').dials();
    expect(await call.says('do whales sing at night')).not.toBe('');
    expect(arrivedOutside()).toContain('ConverseStream');
    expect(arrivedOutside()).not.toContain('ApplyGuardrail');
    expect(center.faults()).toEqual([]);
  });

  it('leaves leads and tasks to a real org, with a key that the functions never see', async () => {
    center = await startTestCenter({ real: await parseReal(`salesforce=${secretFile()}`) });
    const ada = center.caller('+14155552671');
    const call = await ada.dials();
    await call.saysAll('please call me back', 'Ada Lovelace', 'Analytical Engines', 'support calls at night', 'yes');
    const answered = await ada.answers();
    answered.hangsUp();
    await center.settle();
    expect(center.salesforce.leads()).toEqual([]);
    expect(outside.salesforce.leads()).toEqual([expect.objectContaining({ LastName: 'Lovelace', Status: 'Working - Contacted' })]);
    expect(outside.salesforce.tasks()).toEqual([expect.objectContaining({ CallDisposition: 'Completed' })]);
    const { SecretString } = await center.cloud.call({
      service: 'secrets-manager',
      operation: 'GetSecretValue',
      input: { SecretId: center.cloud.outputs['AtlasData']?.['SalesforceSecretArn'] },
      principal: { kind: 'operator' },
    });
    expect(SecretString).not.toContain(outside.cloud.url);
  });

  it('calls back all the same when the real org cannot be reached', async () => {
    center = await startTestCenter({ real: await parseReal(`salesforce=${secretFile({ loginUrl: 'http://127.0.0.1:9' })}`) });
    const ada = center.caller('+14155552671');
    const call = await ada.dials();
    await call.saysAll('please call me back', 'Ada Lovelace', 'Analytical Engines', 'support calls at night', 'yes');
    expect(await ada.isRung()).toBeDefined();
  });

  it.each([
    ['dynamodb', /--real dynamodb: what dynamodb holds is made here from the template, so it stays local/],
    ['bedrock', /--real bedrock: no service is called "bedrock", expected bedrock-runtime\[=URL\] or salesforce=FILE/],
    ['bedrock-runtime=nowhere', /expected a URL/],
    ['salesforce', /expected salesforce=FILE/],
    ['bedrock-runtime,', /no service is called ""/],
  ])('refuses %s, by name', async (text, message) => {
    await expect(parseReal(text)).rejects.toThrow(message);
  });

  it('cannot be overlooked', async () => {
    const banner = bannerOf(await parseReal('bedrock-runtime=http://127.0.0.1:9'));
    expect(banner).toMatch(
      /!{60}[\s\S]*REAL {2}bedrock-runtime: http:\/\/127\.0\.0\.1:9, with your own AWS credentials[\s\S]*Everything else is local/,
    );
    expect(bannerOf(NOTHING_REAL)).toBe('');
  });
});
