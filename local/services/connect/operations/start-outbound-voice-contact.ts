import type { StartOutboundVoiceContactRequest, StartOutboundVoiceContactResponse } from '@aws-sdk/client-connect';
import { type CallContext, type Operation, ServiceError } from '../../../cloud/service';
import { beginContact } from '../calls/contact-life';
import { destinationComplaint } from '../destinations';
import type { ContactCenters } from '../store';
import { invalidRequest } from './invalid-outbound-request';

const DEFAULT_RING_TIMEOUT_SECONDS = 60;

/** Success means that dialing was accepted, not that anybody answers. Not here: queues, campaigns, answering machine detection. */
// https://docs.aws.amazon.com/connect/latest/APIReference/API_StartOutboundVoiceContact.html
function run(input: StartOutboundVoiceContactRequest, context: CallContext<ContactCenters>): StartOutboundVoiceContactResponse {
  const { store, trace, span } = context;
  const refuseCall = (reason: 'rate' | 'concurrency', message: string): never => {
    trace.emit('connect.refused-call', { instanceId: input.InstanceId, reason }, { parent: span });
    throw new ServiceError('LimitExceededException', message, 429);
  };
  if (!store.calls.take()) refuseCall('rate', 'Rate exceeded');
  const instance = store.instance(input.InstanceId ?? '');
  const invalid = invalidRequest(input, instance, store);
  if (invalid) throw invalid;
  const earlier = store.contactOfToken(input.ClientToken);
  if (earlier) return { ContactId: earlier.contactId };

  if (!instance.outboundCalls) {
    throw new ServiceError('OutboundContactNotPermittedException', 'outbound calls are off for this instance', 403);
  }
  const destination = destinationComplaint(input.DestinationPhoneNumber ?? '', store.settings);
  if (destination) throw new ServiceError('DestinationNotAllowedException', destination, 403);
  if (store.activeCalls(instance) >= store.settings.concurrentCalls) {
    refuseCall('concurrency', `${store.settings.concurrentCalls} calls are active: the instance's quota`);
  }
  const { contactId } = beginContact(
    {
      direction: 'outbound',
      instance,
      flow: store.flow(input.ContactFlowId ?? ''),
      systemNumber: input.SourcePhoneNumber ?? '',
      attributes: { ...input.Attributes },
      parent: context.span,
      line: (contact) =>
        store.network.ring({
          ...contact,
          to: input.DestinationPhoneNumber ?? '',
          ringTimeoutMs: (input.RingTimeoutInSeconds ?? DEFAULT_RING_TIMEOUT_SECONDS) * 1000,
        }),
    },
    context,
  );
  if (input.ClientToken) store.clientTokens.set(input.ClientToken, { contactId, at: context.clock.now() });
  return { ContactId: contactId };
}

export const startOutboundVoiceContact: Operation<ContactCenters, StartOutboundVoiceContactRequest, StartOutboundVoiceContactResponse> = {
  run,
  // The service authorization reference lists no resource type for it: only a grant on everything allows it.
  permissions: () => [{ action: 'connect:StartOutboundVoiceContact', resource: '*' }],
  http: { method: 'PUT', path: '/contact/outbound-voice' },
  latencyMs: [120, 600],
};
