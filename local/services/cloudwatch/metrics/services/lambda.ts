import type { TraceEvent } from '../../../../cloud/trace';
import type { Dimensions, Put, ServiceMetrics } from './service-metrics';

interface Invocation {
  readonly function: string;
  readonly qualifier: string;
  readonly version: string;
  readonly ms: number;
  readonly initMs?: number;
  readonly error?: string;
  /** Only where the alias has provisioned concurrency. */
  readonly isProvisioned?: boolean;
  readonly provisionedInUse?: number;
}

const EVERYWHERE = [[], ['FunctionName'], ['FunctionName', 'Resource'], ['ExecutedVersion', 'FunctionName', 'Resource']] as const;
const BY_NAME = [[], ['FunctionName']] as const;
const BY_ALIAS = [['FunctionName'], ['FunctionName', 'Resource']] as const;

type Place = Pick<Invocation, 'function' | 'qualifier' | 'version'>;

const resourceOf = ({ function: name, qualifier }: Place) => (qualifier === '$LATEST' ? name : `${name}:${qualifier}`);

function everywhere(put: Put, place: Place, name: string, value: number): void {
  const FunctionName = place.function;
  const Resource = resourceOf(place);
  put(name, {}, value);
  put(name, { FunctionName }, value);
  put(name, { FunctionName, Resource }, value);
  if (place.qualifier !== place.version) put(name, { FunctionName, Resource, ExecutedVersion: place.version }, value);
}

function invoked({ phase, detail }: TraceEvent, put: Put): void {
  if (phase !== 'end') return;
  const { ms, initMs = 0, error, isProvisioned, provisionedInUse, ...place } = detail as unknown as Invocation;
  everywhere(put, place, 'Invocations', 1);
  everywhere(put, place, 'Errors', error === undefined ? 0 : 1);
  everywhere(put, place, 'Throttles', 0);
  everywhere(put, place, 'Duration', ms - initMs);
  if (isProvisioned === undefined) return;
  const FunctionName = place.function;
  const sets: readonly Dimensions[] = [{ FunctionName }, { FunctionName, Resource: resourceOf(place) }];
  for (const dimensions of sets) {
    put('ProvisionedConcurrencyInvocations', dimensions, isProvisioned ? 1 : 0);
    put('ProvisionedConcurrencySpilloverInvocations', dimensions, isProvisioned ? 0 : 1);
    if (provisionedInUse !== undefined) put('ProvisionedConcurrencyUtilization', dimensions, provisionedInUse);
  }
}

/** AWS/Lambda. A duration is the function's own, without the start of its environment. */
export const lambdaMetrics: ServiceMetrics = {
  names: {
    Invocations: EVERYWHERE,
    Errors: EVERYWHERE,
    Throttles: EVERYWHERE,
    Duration: EVERYWHERE,
    ConcurrentExecutions: BY_NAME,
    AsyncEventsReceived: BY_NAME,
    AsyncEventsDropped: BY_NAME,
    DeadLetterErrors: BY_NAME,
    DestinationDeliveryFailures: BY_NAME,
    ProvisionedConcurrencyInvocations: BY_ALIAS,
    ProvisionedConcurrencySpilloverInvocations: BY_ALIAS,
    ProvisionedConcurrencyUtilization: BY_ALIAS,
  },
  from: {
    'lambda.invoke': invoked,
    'lambda.throttled': ({ detail }, put) => everywhere(put, detail as unknown as Place, 'Throttles', 1),
    'lambda.concurrency': ({ detail }, put) => {
      put('ConcurrentExecutions', { FunctionName: String(detail['function']) }, Number(detail['concurrency']));
      put('ConcurrentExecutions', {}, Number(detail['total']));
    },
    'lambda.queued': ({ detail }, put) => byName(put, 'AsyncEventsReceived', detail),
    'lambda.discarded': ({ detail }, put) => byName(put, 'AsyncEventsDropped', detail),
    'lambda.undelivered': ({ detail }, put) =>
      byName(put, detail['to'] === 'dead-letter' ? 'DeadLetterErrors' : 'DestinationDeliveryFailures', detail),
  },
};

function byName(put: Put, name: string, detail: TraceEvent['detail']): void {
  put(name, {}, 1);
  put(name, { FunctionName: String(detail['function']) }, 1);
}
