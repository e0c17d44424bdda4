import { type Assembly, loadAssembly } from './assembly';
import { AssemblyRefused } from './assembly-refused';
import type { Cloud, HostOptions } from './cloud';
import { type Dispatch, dispatcher } from './dispatch';
import { createEndpoint } from './endpoint';
import { createIdentity } from './identity';
import { physicalName } from './properties';
import { type MadeSoFar, type ProvisionedStack, provisionStack } from './provision-stack';
import { type HostContext, Refusal, type Resource, type Service, type ServiceContext } from './service';

const DEFAULT_ACCOUNT_ID = '123456789012';
const DEFAULT_REGION = 'us-east-1';
const DEFAULT_PORT = 4566;

/**
 * Hosts every resource of every stack, or throws AssemblyRefused with all that is wrong, each of which is also a fault of the trace.
 * Services start once everything exists; the endpoint answers in memory from the beginning, and on TCP after `listen`.
 */
export async function hostAssembly(options: HostOptions): Promise<Cloud> {
  const { services, clock, trace } = options;
  const refusals: Refusal[] = [];
  const refuse = (refusal: Refusal) => {
    if (refusals.some(({ message }) => message === refusal.message)) return;
    refusals.push(refusal);
    trace.fault(refusal.what, refusal.where);
  };

  const assembly = loaded(options.assembly, refuse);
  if (!assembly) throw new AssemblyRefused(refusals);

  const { accountId = DEFAULT_ACCOUNT_ID, region = DEFAULT_REGION } = assembly.environment;
  const host: HostContext = {
    ...{ clock, trace, accountId, region, random: options.random },
    ...(options.isKnownGood && { isKnownGood: true }),
    endpointUrl: () => endpoint.url(),
    connect: (span) => endpoint.connect(span),
    exchange: (request, span, signal) => endpoint.exchange(request, span, signal),
  };
  const stores = new Map<string, unknown>(
    services.map((service) => [service.name, service.createStore({ ...host, random: options.random.fork(`${service.name}/store`) })]),
  );
  const ofRoles = services.find((service) => service.roles);
  const roles = ofRoles?.roles?.(stores.get(ofRoles.name));
  const identity = createIdentity({ clock, trace, accountId, region, roles, random: options.random.fork('access-keys') });
  const contexts = new Map<string, ServiceContext<unknown>>();

  function contextOf<Store>(service: Service<Store>): ServiceContext<Store> {
    const known = contexts.get(service.name);
    if (known) return known as ServiceContext<Store>;
    if (!stores.has(service.name)) throw new Error(`the service ${service.name} is not hosted`);
    const context: ServiceContext<Store> = {
      ...host,
      random: options.random.fork(service.name),
      store: stores.get(service.name) as Store,
      arn: (resource) => `arn:aws:${service.signingName}:${region}:${accountId}:${resource}`,
      call: (request) => dispatch(request),
      of: contextOf,
      identity,
    };
    contexts.set(service.name, context);
    return context;
  }

  const dispatch: Dispatch = dispatcher({
    ...{ services, clock, trace, identity, context: contextOf, random: options.random.fork('latency') },
    weather: options.weather,
  });
  const endpoint = createEndpoint({
    ...{ services, dispatch, identity, clock, trace, random: options.random.fork('request-ids') },
    port: options.port ?? DEFAULT_PORT,
  });

  async function make(resource: Resource) {
    if (options.inertTypes && Object.hasOwn(options.inertTypes, resource.type)) return { ref: physicalName(resource) };
    const service = services.find((each) => Object.hasOwn(each.resources, resource.type));
    const provision = service?.resources[resource.type];
    if (!service || !provision) throw new Refusal(`no resource type ${resource.type}; see docs/local-coverage.md`, resource.where);
    return provision(resource, contextOf(service));
  }

  const made = new Map<string, ProvisionedStack>();
  const madeSoFar: MadeSoFar = { stacks: made, exports: new Map(), allStackNames: assembly.stacks.map(({ name }) => name) };
  for (const stack of assembly.stacks) {
    const environment = { accountId, region, stackUuid: options.random.fork(`stack/${stack.name}`).uuid() };
    made.set(stack.name, await provisionStack(stack, environment, madeSoFar, make, refuse));
  }
  const started: Service[] = [];
  const close = async () => {
    for (const service of started.splice(0).reverse()) await service.stop?.(contextOf(service));
    await endpoint.close();
  };
  if (refusals.length === 0) {
    for (const service of services) {
      started.push(service);
      try {
        await service.start?.(contextOf(service));
      } catch (error) {
        if (error instanceof Refusal) {
          refuse(error);
        } else {
          await close();
          throw error;
        }
      }
    }
  }
  if (refusals.length > 0) {
    await close();
    throw new AssemblyRefused(refusals);
  }

  return {
    get url() {
      return endpoint.url();
    },
    outputs: Object.fromEntries([...made].map(([name, { values }]) => [name, Object.fromEntries(values) as Record<string, string>])),
    templates: assembly.stacks.map(({ file, sha256 }) => ({ name: file, sha256 })),
    stacks: [...made.values()].map(({ template, resolve }) => ({
      template,
      resolve: (value, where) => resolve(value, { where, path: '' }),
    })),
    context: contextOf,
    call: dispatch,
    listen: (port) => endpoint.listen(port),
    close,
  };
}

function loaded(folder: string, refuse: (refusal: Refusal) => void): Assembly | undefined {
  try {
    return loadAssembly(folder);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refuse(error);
    return undefined;
  }
}
