import { onlyProperties } from '../../../cloud/properties';
import { type Provision, Refusal } from '../../../cloud/service';
import type { ContactCenters } from '../store';
import { instanceOf } from './instance-of';

/** AWS::Connect::Queue, enabled. Not here: outbound callers, quick connects, email. */
export const queue: Provision<ContactCenters> = (resource, { store }) => {
  onlyProperties(resource, ['InstanceArn', 'Name', 'Description', 'HoursOfOperationArn', 'MaxContacts', 'Status', 'Tags']);
  const { where, properties } = resource;
  const { Name: name, HoursOfOperationArn, MaxContacts, Status = 'ENABLED' } = properties;
  const instance = instanceOf('InstanceArn', resource, store);
  const hours = [...store.hours.values()].find(({ arn }) => arn === HoursOfOperationArn);
  if (!hours) throw new Refusal(`HoursOfOperationArn ${HoursOfOperationArn} is not the ARN of hours of this assembly`, where);
  if (Status !== 'ENABLED') throw new Refusal(`Status ${Status} is not ENABLED`, where);
  const maxContacts = MaxContacts === undefined ? undefined : Number(MaxContacts);
  if (maxContacts !== undefined && !(maxContacts >= 0)) throw new Refusal(`MaxContacts is ${MaxContacts}, expected 0 or more`, where);
  const id = store.random.uuid();
  const arn = `${instance.arn}/queue/${id}`;
  store.queues.set(id, { id, arn, name, instance, hours, maxContacts });
  return { ref: arn, attributes: { QueueArn: arn } };
};
