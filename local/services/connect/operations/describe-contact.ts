import type { Contact as ApiContact, DescribeContactRequest } from '@aws-sdk/client-connect';
import { type CallContext, type Operation, ServiceError } from '../../../cloud/service';
import type { ContactCenters } from '../store';
import { onContact } from './instance-arns';

// https://docs.aws.amazon.com/connect/latest/APIReference/API_DescribeContact.html
function run(
  { InstanceId = '', ContactId = '' }: DescribeContactRequest,
  { store }: CallContext<ContactCenters>,
): { Contact: Wire<Omit<ApiContact, 'QueueInfo' | 'AgentInfo'>> & { QueueInfo?: object; AgentInfo?: object } } {
  if (!store.reads.take()) throw new ServiceError('ThrottlingException', 'Rate exceeded', 429);
  const contact = store.contact(InstanceId, ContactId);
  const { initiatedAt, connectedAt, disconnectedAt, disconnectReason } = contact;
  return {
    Contact: {
      Arn: contact.arn,
      Id: contact.contactId,
      InitialContactId: contact.contactId,
      InitiationMethod: contact.initiationMethod,
      Channel: 'VOICE',
      InitiationTimestamp: initiatedAt / 1000,
      ...(connectedAt !== undefined && { ConnectedToSystemTimestamp: connectedAt / 1000 }),
      ...(disconnectedAt !== undefined && { DisconnectTimestamp: disconnectedAt / 1000, DisconnectReason: disconnectReason }),
      LastUpdateTimestamp: (disconnectedAt ?? connectedAt ?? initiatedAt) / 1000,
      CustomerEndpoint: { Type: 'TELEPHONE_NUMBER', Address: contact.customerNumber },
      SystemEndpoint: { Type: 'TELEPHONE_NUMBER', Address: contact.systemNumber },
      ...(contact.queue && { QueueInfo: { Id: contact.queue.id, EnqueueTimestamp: (contact.queuedAt ?? 0) / 1000 } }),
      ...(contact.agent && { AgentInfo: { Id: contact.agent.id, ConnectedToAgentTimestamp: (contact.connectedToAgentAt ?? 0) / 1000 } }),
      ...(contact.name !== undefined && { Name: contact.name }),
      ...(contact.description !== undefined && { Description: contact.description }),
      Attributes: { ...contact.attributes },
    },
  };
}

/** As it goes over the wire: dates are epoch seconds. */
type Wire<T> = { [K in keyof T]: T[K] extends Date | undefined ? number : T[K] };

export const describeContact: Operation<ContactCenters, DescribeContactRequest> = {
  run,
  permissions: (input, context) => [onContact('connect:DescribeContact', input, context)],
  http: { method: 'GET', path: '/contacts/{InstanceId}/{ContactId}' },
  latencyMs: [40, 150],
};
