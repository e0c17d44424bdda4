import type { JsonObject } from '../json';
import type { Place } from '../load/place';
import type { Integration } from './integration';
import { integrations } from './integrations';
import { lambdaFunction } from './lambda-invoke';
import { parseResource, type TaskResource } from './resource';
import { sdkIntegration, sdkOperations, sdkServices } from './sdk-integrations';

/** What a Task does, found from its Resource. Undefined, and a problem, when it cannot be done here or by AWS. */
export function findIntegration(definition: JsonObject, place: Place): { resource: TaskResource; integration: Integration } | undefined {
  const { Resource: text } = definition;
  const resource = typeof text === 'string' ? parseResource(text) : undefined;
  const problem = (what: string, code?: string) => {
    place.problem('Resource', what, code);
    return undefined;
  };
  if (!resource) return problem(`${JSON.stringify(text)} names neither a function nor an integration`);
  if (resource.kind === 'activity') return problem('activities are not run here', 'NOT_HOSTED');
  if (resource.kind === 'function') return { resource, integration: lambdaFunction(resource.arn) };
  const { kind, service, action, pattern } = resource;
  const integration = kind === 'sdk' ? sdkIntegration(service, action) : integrations[service]?.[action];
  if (!integration) return problem(`no integration ${String(text)}; there are ${known(kind, service)}`, 'NOT_HOSTED');
  if (pattern !== '' && place.machineType === 'EXPRESS') return problem(`an EXPRESS state machine has no ${pattern}`);
  if (pattern.startsWith('.sync') && !integration.job) return problem(`the integration has no ${pattern}`);
  return { resource, integration };
}

function known(kind: 'integration' | 'sdk', service: string): string {
  if (kind === 'sdk') {
    const operations = sdkOperations(service).map((operation) => `aws-sdk:${service}:${operation}`);
    return (operations.length > 0 ? operations : sdkServices.map((name) => `aws-sdk:${name}:…`)).join(', ');
  }
  return Object.entries(integrations)
    .flatMap(([name, actions]) => Object.keys(actions).map((action) => `${name}:${action}`))
    .join(', ');
}
