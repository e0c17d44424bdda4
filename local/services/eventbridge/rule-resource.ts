import { onlyProperties, physicalName } from '../../cloud/properties';
import { type Provision, Refusal } from '../../cloud/service';
import { compilePattern } from './pattern';
import { parseSchedule } from './schedule';
import type { Rules, Target } from './store';

const RULE = ['Name', 'Description', 'EventBusName', 'EventPattern', 'ScheduleExpression', 'State', 'Targets', 'Tags'];
/** The fields that every event has, and nothing beside them. */
const EVENT = ['version', 'id', 'detail-type', 'source', 'account', 'time', 'region', 'resources', 'detail', 'replay-name', '$or'];
const TARGET = ['Id', 'Arn', 'Input', 'RetryPolicy', 'DeadLetterConfig'];

/** AWS::Events::Rule, on the default bus; targets are functions and queues, which get the event as it is, or the constant that is their Input. */
export const rule: Provision<Rules> = (resource, { store, arn }) => {
  onlyProperties(resource, RULE);
  const { properties, where } = resource;
  const { EventPattern, ScheduleExpression, EventBusName = 'default', State = 'ENABLED', Targets = [] } = properties;
  if (EventBusName !== 'default') throw new Refusal(`EventBusName ${EventBusName} is not the default bus`, where);
  if (State !== 'ENABLED' && State !== 'DISABLED') throw new Refusal(`State ${State} is not ENABLED or DISABLED`, where);
  if (!EventPattern && !ScheduleExpression) throw new Refusal('a rule needs an EventPattern or a ScheduleExpression', where);
  // AWS takes it, and the rule never fires.
  const unknown = Object.keys(EventPattern ?? {}).filter((field) => !EVENT.includes(field));
  if (unknown.length > 0)
    throw new Refusal(`EventPattern has ${unknown.join(', ')}, which no event has: expected ${EVENT.join(', ')}`, where);
  const name: string = properties.Name ?? physicalName(resource);
  store.rules.push({
    name,
    arn: arn(`rule/${name}`),
    where,
    isEnabled: State === 'ENABLED',
    matches: EventPattern && compilePattern(EventPattern, where),
    schedule: ScheduleExpression && parseSchedule(ScheduleExpression, where),
    targets: (Targets as Record<string, unknown>[]).map((target) => targetOf(target, where)),
  });
  return { ref: name, attributes: { Arn: arn(`rule/${name}`), RuleName: name } };
};

// biome-ignore lint/suspicious/noExplicitAny: the shape is CloudFormation's
function targetOf(target: any, where: string): Target {
  const unknown = Object.keys(target).filter((name) => !TARGET.includes(name));
  if (unknown.length)
    throw new Refusal(`target ${target.Id} has ${unknown}, expected only ${TARGET.join(', ')}; see docs/local-coverage.md`, where);
  if (!/^arn:aws:(lambda|sqs):/.test(target.Arn))
    throw new Refusal(`target ${target.Id} is ${target.Arn}, expected a function or a queue`, where);
  return {
    id: target.Id,
    arn: target.Arn,
    input: target.Input === undefined ? undefined : constantOf(target, where),
    maximumRetryAttempts: Number(target.RetryPolicy?.MaximumRetryAttempts ?? 185),
    maximumEventAgeMs: Number(target.RetryPolicy?.MaximumEventAgeInSeconds ?? 86_400) * 1000,
    deadLetterArn: target.DeadLetterConfig?.Arn,
  };
}

function constantOf({ Id, Input }: { readonly Id: string; readonly Input: unknown }, where: string): string {
  try {
    JSON.parse(String(Input));
  } catch {
    throw new Refusal(`the Input of target ${Id} is not JSON`, where);
  }
  return String(Input);
}
