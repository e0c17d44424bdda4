import type { Clock } from './clock';
import { type EventStreamOutput, isEventStreamOutput } from './event-stream';
import type { HostIdentity } from './identity';
import type { Random } from './random';
import { type ApiCall, type Operation, type Permission, Refusal, type Service, type ServiceContext, ServiceError } from './service';
import type { Span, Trace } from './trace';
import type { Weather } from './weather';

/** Makes one API call, from the wire or from another service. Throws ServiceError for what the caller would be told. */
export type Dispatch = (call: ApiCall) => Promise<unknown>;

export interface DispatchOptions {
  readonly services: readonly Service[];
  readonly clock: Clock;
  readonly random: Random;
  readonly trace: Trace;
  readonly identity: HostIdentity;
  /** @default fair */
  readonly weather?: Weather | undefined;
  context<Store>(service: Service<Store>): ServiceContext<Store>;
}

export const DEFAULT_LATENCY_MS = [5, 15] as const;

/**
 * The one path of every call: found, traced, timed, authorized, run. Half of the latency passes before and half after `run`, so that a client
 * may go away either before or after something was done. The operator's calls take no time of their own.
 */
export function dispatcher({ services, clock, random, trace, identity, weather, context }: DispatchOptions): Dispatch {
  const byName = new Map(services.map((service) => [service.name, service]));

  return async (call) => {
    const { principal, parent } = call;
    const name = identity.nameOf(principal);
    const span = trace.open('api.call', { service: call.service, operation: call.operation, principal: name }, { parent });
    try {
      const service = byName.get(call.service);
      const operation = service && Object.hasOwn(service.operations, call.operation) ? service.operations[call.operation] : undefined;
      if (!service || !operation) return refuseUnknown(call, service, name);
      const carryOut = (signal = call.signal) => {
        const carried = signal === call.signal ? call : { ...call, signal };
        return timed(carried, operation, () => runAuthorized(carried, service, operation, span));
      };
      const output = await (weather ? weather({ ...call, span: span.id }, carryOut) : carryOut());
      if (isEventStreamOutput(output)) return { ...output, eventStream: closing(output, span, call) };
      span.end();
      return output;
    } catch (error) {
      throw failed(error, call, span, byName.get(call.service));
    }
  };

  function refuseUnknown({ service: name, operation }: ApiCall, service: Service | undefined, caller: string): never {
    const message = `no ${service?.signingName ?? name}.${operation}; see docs/local-coverage.md`;
    trace.fault(message, `called by ${caller}`);
    throw new ServiceError('UnknownOperationException', message);
  }

  /** An answer that is a stream paces itself: only its beginning is late. */
  async function timed(call: ApiCall, operation: Operation, run: () => Promise<unknown>): Promise<unknown> {
    const latencyMs = call.principal.kind === 'operator' ? 0 : random.latencyMs(...(operation.latencyMs ?? DEFAULT_LATENCY_MS));
    await pause(latencyMs / 2, call.signal);
    const [result] = await Promise.allSettled([run()]);
    if (result.status === 'rejected' || !isEventStreamOutput(result.value)) await pause(latencyMs / 2, call.signal);
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  }

  async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted();
    if (ms > 0) await clock.sleep(ms, signal);
  }

  async function runAuthorized(call: ApiCall, service: Service, operation: Operation, span: Span): Promise<unknown> {
    const serviceContext = context(service);
    const { principal, input } = call;
    // Salesforce and its like have no IAM: whoever reaches them is told by themselves who may do what.
    if (service.protocol.kind !== 'http') {
      const permissions = operation.permissions?.(input, serviceContext) ?? defaultPermissions(service, call);
      identity.authorize({
        principal,
        permissions,
        resourcePolicy: operation.resourcePolicy?.(input, serviceContext),
        protocol: service.protocol,
      });
    }
    const signal = call.signal ?? new AbortController().signal;
    return operation.run(input, { ...serviceContext, principal, span: span.id, signal });
  }

  /** What the caller is told. What was not meant to happen is also a fault. */
  function failed(error: unknown, call: ApiCall, span: Span, hosted?: Service): unknown {
    const { service, operation, signal } = call;
    if (signal?.aborted && error === signal.reason) {
      span.end({ error: 'Aborted' });
      return error;
    }
    if (error instanceof ServiceError) {
      const resource = resourceOf(call, hosted);
      span.end({ error: error.name, ...(resource !== undefined && { resource }) });
      return error;
    }
    if (error instanceof Refusal) {
      trace.fault(error.what, error.where);
      span.end({ error: 'NotImplementedException' });
      return Object.assign(new ServiceError('NotImplementedException', error.message, 501), { cause: error });
    }
    const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
    trace.fault(`${name}: ${message}`, `${service}.${operation}`);
    span.end({ error: name });
    return Object.assign(new ServiceError('InternalFailure', `${service}.${operation} failed: ${message}`, 500), { cause: error });
  }

  /** What the call was about: the first ARN that it needs a permission on. */
  function resourceOf({ operation, input }: ApiCall, service: Service | undefined): string | undefined {
    const permissions = service?.operations[operation]?.permissions;
    if (!service || !permissions) return undefined;
    try {
      return permissions(input, context(service)).find(({ resource }) => resource !== '*')?.resource;
    } catch (error) {
      if (error instanceof ServiceError) return undefined; // the request names nothing that could be about anything
      throw error;
    }
  }

  async function* closing(
    { eventStream }: EventStreamOutput,
    span: Span,
    call: ApiCall,
  ): AsyncGenerator<Readonly<Record<string, unknown>>> {
    try {
      yield* eventStream;
      span.end();
    } catch (error) {
      throw failed(error, call, span);
    } finally {
      // The reader stopped reading.
      span.end({ error: 'Aborted' });
    }
  }
}

/** Denied unless a policy grants it on everything: an operation that forgot to say what it needs is not open to all. */
const defaultPermissions = (service: Service, { operation }: ApiCall): readonly Permission[] => [
  { action: `${service.signingName}:${operation}`, resource: '*' },
];
