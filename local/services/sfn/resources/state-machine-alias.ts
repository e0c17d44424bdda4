import { type Provision, Refusal } from '../../../cloud/service';
import type { StateMachineVersion } from '../state-machine';
import type { StateMachines } from '../store';

/** Not here: the gradual shift of a DeploymentPreference; the alias leads to its version at once, as it does when a stack is created. */
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachinealias.html
export const stateMachineAlias: Provision<StateMachines> = ({ properties, where }, { store, clock }) => {
  const { Name: name, RoutingConfiguration: routing, DeploymentPreference: preference } = properties;
  if (typeof name !== 'string') throw new Refusal('Name is required', where);
  if ((routing === undefined) === (preference === undefined))
    throw new Refusal('expected either RoutingConfiguration or DeploymentPreference', where);
  const versionAt = (arn: unknown): StateMachineVersion => {
    const version = store.version(String(arn));
    if (!version) throw new Refusal(`no version ${String(arn)}`, where);
    return version;
  };
  const routes = preference
    ? [{ version: versionAt(preference.StateMachineVersionArn), weight: 100 }]
    : (routing as { StateMachineVersionArn: string; Weight: number }[]).map((route) => ({
        version: versionAt(route.StateMachineVersionArn),
        weight: route.Weight,
      }));
  const machines = new Set(routes.map(({ version }) => version.stateMachine.arn));
  if (routes.length < 1 || routes.length > 2 || machines.size !== 1)
    throw new Refusal('expected one or two versions of one state machine', where);
  if (routes.reduce((total, { weight }) => total + weight, 0) !== 100) throw new Refusal('expected weights that add up to 100', where);
  const arn = `${[...machines][0]}:${name}`;
  store.putAlias({ arn, routes, createdAt: clock.now() });
  return { ref: arn, attributes: { Arn: arn } };
};
