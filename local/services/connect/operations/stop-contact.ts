import type { StopContactRequest } from '@aws-sdk/client-connect';
import { type CallContext, type Operation, ServiceError } from '../../../cloud/service';
import type { ContactCenters } from '../store';
import { onContact } from './instance-arns';

// https://docs.aws.amazon.com/connect/latest/APIReference/API_StopContact.html
function run({ InstanceId = '', ContactId = '' }: StopContactRequest, { store }: CallContext<ContactCenters>): Record<string, never> {
  if (!store.reads.take()) throw new ServiceError('LimitExceededException', 'Rate exceeded', 429);
  const contact = store.contact(InstanceId, ContactId);
  if (contact.disconnectedAt !== undefined) throw new ServiceError('ContactNotFoundException', 'the contact has ended', 410);
  contact.line.end('API');
  return {};
}

export const stopContact: Operation<ContactCenters, StopContactRequest> = {
  run,
  permissions: (input, context) => [onContact('connect:StopContact', input, context)],
  http: { method: 'POST', path: '/contact/stop' },
  latencyMs: [40, 150],
};
