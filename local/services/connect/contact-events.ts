import type { ServiceContext } from '../../cloud/service';
import { eventbridge, putEvent } from '../eventbridge';
import type { Contact } from './contact';
import type { ContactCenters } from './store';

export type EventType = 'INITIATED' | 'CONNECTED_TO_SYSTEM' | 'QUEUED' | 'CONNECTED_TO_AGENT' | 'DISCONNECTED' | 'COMPLETED';

/** Tells the default event bus what became of a contact, a little later. Neither attributes nor the customer's number are in it. */
// https://docs.aws.amazon.com/connect/latest/adminguide/contact-events.html
export function publishContactEvent(eventType: EventType, contact: Contact, context: ServiceContext<ContactCenters>): void {
  if (context.store.isClosed) return;
  const { instance, contactId } = contact;
  const detail = {
    eventType,
    contactId,
    initialContactId: contactId,
    channel: 'VOICE',
    instanceArn: instance.arn,
    initiationMethod: contact.initiationMethod,
    ...timestamps(contact),
    ...(contact.queue && {
      queueInfo: {
        queueArn: contact.queue.arn,
        queueType: 'STANDARD',
        ...(contact.queuedAt !== undefined && { enqueueTimestamp: new Date(contact.queuedAt).toISOString() }),
      },
    }),
    ...(contact.agent && { agentInfo: { agentArn: contact.agent.arn, ...agentTimestamps(contact) } }),
    tags: { 'aws:connect:instanceId': instance.id, 'aws:connect:systemEndpoint': contact.systemNumber },
  };
  const event = {
    source: 'aws.connect',
    detailType: 'Amazon Connect Contact Event',
    resources: [contact.arn, instance.arn],
    detail,
    parent: contact.span,
  };
  for (const lagMs of context.store.eventLagsMs(eventType, contact)) {
    context.clock.setTimeout(() => putEvent(event, context.of(eventbridge)), lagMs);
  }
}

function agentTimestamps({ connectedToAgentAt }: Contact): Record<string, string> {
  return connectedToAgentAt === undefined ? {} : { connectedToAgentTimestamp: new Date(connectedToAgentAt).toISOString() };
}

function timestamps({ initiatedAt, connectedAt, disconnectedAt }: Contact): Record<string, string> {
  return {
    initiationTimestamp: new Date(initiatedAt).toISOString(),
    ...(connectedAt !== undefined && { connectedToSystemTimestamp: new Date(connectedAt).toISOString() }),
    ...(disconnectedAt !== undefined && { disconnectTimestamp: new Date(disconnectedAt).toISOString() }),
  };
}
