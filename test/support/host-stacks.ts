import type { AssemblyRefused } from '../../local/cloud/assembly-refused';
import type { Cloud } from '../../local/cloud/cloud';
import { hostAssembly } from '../../local/cloud/host';
import { seededRandom } from '../../local/cloud/seeded-random';
import { Refusal, type Resource, type Service, ServiceError } from '../../local/cloud/service';
import { traceLog } from '../../local/cloud/trace-log';
import { virtualClock } from '../../local/cloud/virtual-clock';
import { iam } from '../../local/services/iam';
import { TEST_START_MS } from './service-context';
import { type StackOnDisk, writeAssembly } from './write-assembly';

/** Hosts AWS::SecretsManager::Secret the shortest way, and keeps a diary. */
function secretsService(diary: string[] = []): Service<Map<string, Resource>> {
  return {
    name: 'secrets-manager',
    signingName: 'secretsmanager',
    protocol: { kind: 'json', target: 'secretsmanager', version: '1.1' },
    createStore: () => new Map(),
    resources: {
      'AWS::SecretsManager::Secret': async (resource, { store, arn }) => {
        await Promise.resolve();
        diary.push(`made ${resource.logicalId}`);
        if (resource.properties.Refuse) throw new Refusal(resource.properties.Refuse, resource.where);
        if (resource.properties.Fail) throw new ServiceError('ValidationException', resource.properties.Fail);
        store.set(arn(`secret:${resource.logicalId}`), resource);
        return { ref: arn(`secret:${resource.logicalId}`), attributes: { Name: resource.logicalId } };
      },
    },
    operations: {
      GetSecretValue: {
        permissions: ({ SecretId }) => [{ action: 'secretsmanager:GetSecretValue', resource: SecretId }],
        run: ({ SecretId }, { store }) => ({ ARN: SecretId, SecretString: JSON.stringify(store.get(SecretId)?.properties) }),
      },
    },
    start: () => void diary.push('started'),
    stop: () => void diary.push('stopped'),
  };
}

const clouds: Cloud[] = [];
afterEach(async () => {
  for (const cloud of clouds.splice(0)) await cloud.close();
});

export async function host(stacks: Record<string, StackOnDisk> | string, { seed = 1, inertTypes = {} as Record<string, string> } = {}) {
  const diary: string[] = [];
  const clock = virtualClock({ startMs: TEST_START_MS });
  const trace = traceLog(clock);
  const secrets = secretsService(diary);
  const assembly = typeof stacks === 'string' ? stacks : writeAssembly(stacks);
  const hosted = hostAssembly({ assembly, services: [iam, secrets], clock, trace, random: seededRandom(seed), inertTypes });
  const cloud = await hosted.catch((error: unknown) => error);
  if (cloud instanceof Error) return { refused: cloud as AssemblyRefused, trace, diary, secrets, clock, cloud: undefined as never };
  clouds.push(cloud as Cloud);
  return { cloud: cloud as Cloud, trace, clock, secrets, diary, refused: undefined };
}

export const secret = (properties: object = {}, more: object = {}) => ({
  Type: 'AWS::SecretsManager::Secret',
  Properties: properties,
  ...more,
});
export const stack = (Resources: object, more: object = {}): StackOnDisk => ({ template: { Resources, ...more } });
