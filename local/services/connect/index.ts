import type { Service } from '../../cloud/service';
import { connectExchange } from './calls/exchange';
import { associatePhoneNumberContactFlow } from './operations/associate-phone-number-contact-flow';
import { describeContact } from './operations/describe-contact';
import { startOutboundVoiceContact } from './operations/start-outbound-voice-contact';
import { stopContact } from './operations/stop-contact';
import { contactFlow } from './resources/contact-flow';
import { instance } from './resources/instance';
import { integrationAssociation } from './resources/integration-association';
import { phoneNumber } from './resources/phone-number';
import { ContactCenters } from './store';

/** Amazon Connect: instances with numbers and flows, and the calls that go through them, at the other end of local/telephone. */
export const connect: Service<ContactCenters> = {
  name: 'connect',
  signingName: 'connect',
  protocol: { kind: 'rest-json' },
  notHere:
    'Agents, queues, hours, transfers, chat, campaigns, answering machine detection, recordings, flow logs, flow modules; ' +
    'flow actions without a file in local/services/connect/flow/actions.',
  createStore: (host) => new ContactCenters(host),
  resources: {
    'AWS::Connect::Instance': instance,
    'AWS::Connect::PhoneNumber': phoneNumber,
    'AWS::Connect::IntegrationAssociation': integrationAssociation,
    'AWS::Connect::ContactFlow': contactFlow,
  },
  operations: {
    AssociatePhoneNumberContactFlow: associatePhoneNumberContactFlow,
    StartOutboundVoiceContact: startOutboundVoiceContact,
    DescribeContact: describeContact,
    StopContact: stopContact,
  },
  start: (context) => context.store.network.plugIn(connectExchange(context)),
  stop: ({ store }) => store.close(),
};
