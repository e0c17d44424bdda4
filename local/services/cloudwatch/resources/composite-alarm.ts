import { onlyProperties, physicalName } from '../../../cloud/properties';
import { type Provision, Refusal } from '../../../cloud/service';
import { parseRule } from '../alarms/composite-rule';
import type { CloudWatch } from '../store';
import { actionsOf } from './alarm';

const COMPOSITE = [
  'AlarmName',
  'AlarmDescription',
  'AlarmRule',
  'ActionsEnabled',
  'AlarmActions',
  'OKActions',
  'InsufficientDataActions',
  'Tags',
];

/** AWS::CloudWatch::CompositeAlarm. Not here: ActionsSuppressor and its periods. */
export const compositeAlarm: Provision<CloudWatch> = (resource, { store, clock, region, accountId }) => {
  onlyProperties(resource, COMPOSITE);
  const { properties, where } = resource;
  const refuse = (what: string): never => {
    throw new Refusal(what, where);
  };
  const name: string = properties.AlarmName ?? physicalName(resource, 255);
  if (store.alarm(name)) refuse(`there is already an alarm named ${name}`);
  const { rule, of } = ruleOf(String(properties.AlarmRule), refuse);
  const missing = of.filter((each) => !store.alarm(each));
  if (missing.length > 0) refuse(`AlarmRule names ${missing.join(', ')}, and there is no such alarm`);
  const arn = `arn:aws:cloudwatch:${region}:${accountId}:alarm:${name}`;
  const actions = actionsOf(properties, refuse);
  store.add({ kind: 'composite', name, arn, where, rule, of, actions, state: 'INSUFFICIENT_DATA', stateSince: clock.now() });
  return { ref: name, attributes: { Arn: arn } };
};

function ruleOf(text: string, refuse: (what: string) => never) {
  try {
    return parseRule(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse(`AlarmRule ${text}: ${error.message}`);
  }
}
