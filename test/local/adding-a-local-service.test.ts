import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DescribeEventBusCommand, EventBridgeClient, ListArchivesCommand } from '@aws-sdk/client-eventbridge';
import type { AssemblyRefused } from '../../local/cloud/assembly-refused';
import type { Cloud } from '../../local/cloud/cloud';
import { coverageDocument } from '../../local/cloud/coverage';
import { hostAssembly } from '../../local/cloud/host';
import { seededRandom } from '../../local/cloud/seeded-random';
import type { Service } from '../../local/cloud/service';
import { traceLog } from '../../local/cloud/trace-log';
import { virtualClock } from '../../local/cloud/virtual-clock';
import { iam } from '../../local/services/iam';
import { drive } from '../support/drive';
import { TEST_START_MS } from '../support/service-context';
import { writeAssembly } from '../support/write-assembly';

const ROOT = join(__dirname, '../..');
const BLOCK = /```ts\n\/\/ (local\/\S+)\n([\s\S]*?)```/g;

/** The service of the recipe: its code blocks, in files of a folder of their own, beside the real local/cloud. */
function followRecipe(): { readonly folder: string; readonly service: Service } {
  const page = readFileSync(join(ROOT, 'docs/adding-a-local-service.md'), 'utf8');
  const folder = mkdtempSync(join(tmpdir(), 'recipe-'));
  for (const [, path = '', code = ''] of page.matchAll(BLOCK)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), code.replace(/'(?:\.\.\/)+cloud\//g, `'${ROOT}/local/cloud/`));
  }
  return { folder, service: require(join(folder, 'local/services/eventbridge')).eventbridge };
}

const { folder, service } = followRecipe();
afterAll(() => rmSync(folder, { recursive: true }));

const clouds: Cloud[] = [];
afterEach(async () => {
  for (const cloud of clouds.splice(0)) await cloud.close();
});

async function hosted(properties: object) {
  const clock = virtualClock({ startMs: TEST_START_MS });
  const assembly = writeAssembly({
    Atlas: { template: { Resources: { Calls: { Type: 'AWS::Events::EventBus', Properties: properties } } } },
  });
  const cloud = await hostAssembly({ assembly, services: [iam, service], clock, trace: traceLog(clock), random: seededRandom(1) });
  clouds.push(cloud);
  const client = new EventBridgeClient({
    endpoint: await cloud.listen(0),
    region: 'us-east-1',
    credentials: { accessKeyId: 'operator', secretAccessKey: 'operator' },
  });
  return { client, clock };
}

describe('docs/adding-a-local-service.md, followed to the letter', () => {
  it('gives a service that answers the SDK', async () => {
    const { client, clock } = await hosted({ Name: 'calls' });
    const bus = await drive(clock, client.send(new DescribeEventBusCommand({ Name: 'calls' })));
    expect(bus).toMatchObject({
      Name: 'calls',
      Arn: 'arn:aws:events:us-east-1:123456789012:event-bus/calls',
      CreationTime: new Date(TEST_START_MS),
    });
    await expect(drive(clock, client.send(new DescribeEventBusCommand({ Name: 'mail' })))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Event bus mail does not exist.',
    });
    client.destroy();
  });

  it('refuses by name what it does not host', async () => {
    const { client, clock } = await hosted({ Name: 'calls' });
    await expect(drive(clock, client.send(new ListArchivesCommand()))).rejects.toMatchObject({
      message: 'no events.ListArchives; see docs/local-coverage.md',
    });
    client.destroy();
  });

  it('refuses a template that it cannot host, with the thing, the file and the page', async () => {
    const refused = await hosted({ Name: 'calls', EventSourceName: 'aws.partner/x' }).catch((error: unknown) => error);
    expect((refused as AssemblyRefused).refusals.map(({ message }) => message)).toEqual([
      'Atlas.template.json: Calls (AWS::Events::EventBus): AWS::Events::EventBus has Properties.EventSourceName, expected only Name, Description; see docs/local-coverage.md',
    ]);
  });

  it('is listed on the page', () => {
    expect(coverageDocument([service])).toContain('| `DescribeEventBus` | 10 ms, 40 ms |');
  });
});
