import { onlyProperties } from '../../../cloud/properties';
import { type Provision, Refusal } from '../../../cloud/service';
import { loadFlow } from '../flow/flow';
import type { ContactCenters } from '../store';
import { instanceOf } from './instance-of';

/** AWS::Connect::ContactFlowModule. Not here: settings (inputs, results of its own), invocation from outside a flow. */
export const contactFlowModule: Provision<ContactCenters> = (resource, { store }) => {
  onlyProperties(resource, ['InstanceArn', 'Name', 'Content', 'Description', 'State', 'Tags']);
  const { where, properties } = resource;
  const { Name: name, Content: content, State = 'ACTIVE' } = properties;
  const instance = instanceOf('InstanceArn', resource, store);
  if (State !== 'ACTIVE') throw new Refusal(`State ${State} is not ACTIVE`, where);
  const id = store.random.uuid();
  const arn = `${instance.arn}/flow-module/${id}`;
  store.modules.set(id, loadFlow({ id, arn, name, type: 'MODULE', content, where }, { instance, store, flowType: 'MODULE' }));
  return { ref: arn, attributes: { ContactFlowModuleArn: arn, Status: 'PUBLISHED' } };
};
