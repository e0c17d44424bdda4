import { onlyProperties } from '../../../cloud/properties';
import { type Provision, Refusal } from '../../../cloud/service';
import { loadFlow } from '../flow/flow';
import type { ContactCenters } from '../store';
import { instanceOf } from './instance-of';

/** AWS::Connect::ContactFlow of type CONTACT_FLOW or CUSTOMER_QUEUE. Content that Connect would not publish, or that cannot run here, is refused. */
export const contactFlow: Provision<ContactCenters> = (resource, { store }) => {
  onlyProperties(resource, ['InstanceArn', 'Name', 'Type', 'Content', 'Description', 'State', 'Tags']);
  const { where, properties } = resource;
  const { Name: name, Type, Content, State = 'ACTIVE' } = properties;
  const instance = instanceOf('InstanceArn', resource, store);
  if (Type !== 'CONTACT_FLOW' && Type !== 'CUSTOMER_QUEUE') {
    throw new Refusal(`Type ${Type} is not CONTACT_FLOW or CUSTOMER_QUEUE; see docs/local-coverage.md`, where);
  }
  if (State !== 'ACTIVE') throw new Refusal(`State ${State} is not ACTIVE`, where);
  const id = store.random.uuid();
  const arn = `${instance.arn}/contact-flow/${id}`;
  store.flows.set(id, loadFlow({ id, arn, name, type: Type, content: Content, where }, { instance, store, flowType: Type }));
  return { ref: arn, attributes: { ContactFlowArn: arn } };
};
