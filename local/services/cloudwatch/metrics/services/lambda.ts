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

/** The sets of dimensions of EVERYWHERE, as far as they are there. */
function everywhere(place: Place): readonly Dimensions[] {
  const { function: FunctionName, qualifier, version } = place;
  const Resource = resourceOf(place);
  const sets: readonly Dimensions[] = [{}, { FunctionName }, { FunctionName, Resource }];
  return qualifier === version ? sets : [...sets, { FunctionName, Resource, ExecutedVersion: version }];
}

function invoked({ phase, detail }: TraceEvent, put: Put): void {
  if (phase !== 'end') return;
  const invocation = detail as unknown as Invocation;
  const { ms, initMs = 0, error, isProvisioned, provisionedInUse } = invocation;
  const sets = everywhere(invocation);
  for (const dimensions of sets) put('Invocations', dimensions, 1);
  for (const dimensions of sets) put('Errors', dimensions, error === undefined ? 0 : 1);
  for (const dimensions of sets) put('Throttles', dimensions, 0);
  for (const dimensions of sets) put('Duration', dimensions, ms - initMs);
  if (isProvisioned === undefined) return;
  const [, byFunction = {}, byResource = {}] = sets;
  for (const dimensions of [byFunction, byResource]) {
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
    'lambda.throttled': ({ detail }, put) => {
      for (const dimensions of everywhere(detail as unknown as Place)) put('Throttles', dimensions, 1);
    },
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
