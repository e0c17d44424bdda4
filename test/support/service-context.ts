import { PassThrough } from 'node:stream';
import type { Clock } from '../../local/cloud/clock';
import type { Random } from '../../local/cloud/random';
import { seededRandom } from '../../local/cloud/seeded-random';
import {
  type CallContext,
  type HostContext,
  type Identity,
  type Principal,
  type Provisioned,
  type Resource,
  type Service,
  ServiceError,
} from '../../local/cloud/service';
import type { Trace } from '../../local/cloud/trace';
import { traceLog } from '../../local/cloud/trace-log';
import { virtualClock } from '../../local/cloud/virtual-clock';

/** Monday 2 November 2026, 10:00 in New York. */
export const TEST_START_MS = Date.UTC(2026, 10, 2, 15);

export interface ServiceContextOptions {
  /** By default a virtual clock at TEST_START_MS; give your own to move it. */
  readonly clock?: Clock;
  readonly random?: Random;
  readonly trace?: Trace;
  /** The other services that `call` and `of` reach; the service itself is always among them. Operations run at once, without authorization or latency. */
  readonly services?: readonly Service[];
  readonly principal?: Principal;
  /** Stands in for the host's identity; by default every role trusts everyone. */
  readonly identity?: Identity;
  readonly endpointUrl?: string;
}

/** The context an operation of `service` runs in, over a new store of it and of every other service given: pass it to `operations.X.run(input, context)`. */
export function serviceContext<Store>(service: Service<Store>, options: ServiceContextOptions = {}): CallContext<Store> {
  const clock = options.clock ?? virtualClock({ startMs: TEST_START_MS });
  const host: HostContext = {
    clock,
    random: options.random ?? seededRandom('test'),
    trace: options.trace ?? traceLog(clock),
    accountId: '123456789012',
    region: 'us-east-1',
    endpointUrl: () => options.endpointUrl ?? 'http://127.0.0.1:4566',
    exchange: () => Promise.reject(new Error('nothing is hosted')),
    connect: () => new PassThrough(),
  };
  const services = [service, ...(options.services ?? [])];
  const stores = new Map(services.map((each) => [each.name, each.createStore(host)]));
  const identity: Identity = options.identity ?? {
    authorize: () => undefined,
    assumeRole: () => undefined,
    issueCredentials: () => ({ accessKeyId: 'AKIATEST', secretAccessKey: 'test', sessionToken: 'test' }),
  };

  const contextOf = <Other>(other: Service<Other>): CallContext<Other> => {
    if (!stores.has(other.name)) throw new Error(`serviceContext was not given the service ${other.name}: pass it in options.services`);
    return {
      ...host,
      store: stores.get(other.name) as Other,
      arn: (resource) => `arn:aws:${other.signingName}:${host.region}:${host.accountId}:${resource}`,
      call: async ({ service: name, operation, input, principal, signal }) => {
        const callee = services.find((each) => each.name === name);
        const found = callee?.operations[operation];
        if (!callee || !found) throw new ServiceError('UnknownOperationException', `no ${name}.${operation}; see docs/local-coverage.md`);
        return found.run(input, { ...contextOf(callee), principal, ...(signal && { signal }) });
      },
      of: contextOf,
      identity,
      principal: options.principal ?? { kind: 'operator' },
      span: 'span-0',
      signal: new AbortController().signal,
    };
  };
  return contextOf(service);
}

/** Provisions a resource of the service into the context's store, its intrinsics already resolved. */
export async function provision<Store>(
  service: Service<Store>,
  context: CallContext<Store>,
  resource: Partial<Resource> & Pick<Resource, 'type'>,
): Promise<Provisioned> {
  const provisioner = service.resources[resource.type];
  if (!provisioner) throw new Error(`${service.name} does not provision ${resource.type}`);
  const logicalId = resource.logicalId ?? 'Resource';
  return provisioner(
    {
      logicalId,
      stackName: 'Test',
      properties: {},
      where: `Test.template.json: ${logicalId} (${resource.type})`,
      asset: (s3Key) => {
        throw new Error(`no asset ${s3Key} in this test`);
      },
      ...resource,
    },
    context,
  );
}
