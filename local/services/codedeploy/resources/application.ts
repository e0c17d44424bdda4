import { onlyProperties, physicalName } from '../../../cloud/properties';
import { type Provision, Refusal } from '../../../cloud/service';
import type { Deployments } from '../store';

/** AWS::CodeDeploy::Application of functions. */
export const application: Provision<Deployments> = (resource, { store }) => {
  onlyProperties(resource, ['ApplicationName', 'ComputePlatform', 'Tags']);
  const { ApplicationName: name = physicalName(resource, 100), ComputePlatform } = resource.properties;
  if (ComputePlatform !== 'Lambda') throw new Refusal(`ComputePlatform is ${ComputePlatform}, expected Lambda`, resource.where);
  if (store.applications.has(name)) throw new Refusal(`there is already an application named ${name}`, resource.where);
  store.applications.add(name);
  return { ref: name };
};
