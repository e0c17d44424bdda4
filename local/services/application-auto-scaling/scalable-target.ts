import { onlyProperties } from '../../cloud/properties';
import { type Provision, Refusal } from '../../cloud/service';
import { lambda } from '../lambda';
import type { ScalableTargets } from './store';

const DIMENSION = 'lambda:function:ProvisionedConcurrency';

/** AWS::ApplicationAutoScaling::ScalableTarget of an alias that has provisioned concurrency. Its role is the service's own. */
export const scalableTarget: Provision<ScalableTargets> = (resource, { store, of }) => {
  onlyProperties(resource, ['ServiceNamespace', 'ResourceId', 'ScalableDimension', 'MinCapacity', 'MaxCapacity', 'RoleARN']);
  const { ServiceNamespace, ResourceId, ScalableDimension } = resource.properties;
  const [minCapacity, maxCapacity] = [Number(resource.properties.MinCapacity), Number(resource.properties.MaxCapacity)];
  const refuse = (what: string): never => {
    throw new Refusal(what, resource.where);
  };
  if (ServiceNamespace !== 'lambda' || ScalableDimension !== DIMENSION)
    refuse(`scales ${ScalableDimension} of ${ServiceNamespace}, expected ${DIMENSION} of lambda`);
  if (!(minCapacity >= 0 && minCapacity <= maxCapacity)) refuse(`capacity is ${minCapacity} to ${maxCapacity}, expected the smaller first`);
  const [, name = '', qualifier = ''] =
    /^function:([^:]+):([^:]+)$/.exec(ResourceId) ?? refuse(`ResourceId is ${ResourceId}, expected function:NAME:ALIAS`);
  const alias = of(lambda).store.get({ name, qualifier }).aliases.get(qualifier) ?? refuse(`${name} has no alias ${qualifier}`);
  const { provisionedConcurrency } = alias;
  if (!(provisionedConcurrency >= minCapacity && provisionedConcurrency <= maxCapacity))
    refuse(`the alias begins with ${provisionedConcurrency} warm environments, outside of ${minCapacity} to ${maxCapacity}`);
  const id = [ResourceId, ScalableDimension, ServiceNamespace].join('|');
  store.add({ id, minCapacity, maxCapacity });
  return { ref: id, attributes: { Id: id } };
};
