import type { Service } from '../../cloud/service';
import { connectExchange } from './calls/exchange';
import { actionTypes } from './flow/actions';
import { associatePhoneNumberContactFlow } from './operations/associate-phone-number-contact-flow';
import { batchGetFlowAssociation } from './operations/batch-get-flow-association';
import { describeContact } from './operations/describe-contact';
import { describeContactFlow } from './operations/describe-contact-flow';
import { describeHoursOfOperation } from './operations/describe-hours-of-operation';
import { describeInstance } from './operations/describe-instance';
import { describeQueue } from './operations/describe-queue';
import { listBots } from './operations/list-bots';
import { listPhoneNumbersV2 } from './operations/list-phone-numbers-v2';
import { listQueues } from './operations/list-queues';
import { searchContacts } from './operations/search-contacts';
import { startOutboundVoiceContact } from './operations/start-outbound-voice-contact';
import { stopContact } from './operations/stop-contact';
import { getTestCaseExecutionSummary, listTestCaseExecutionRecords, listTestCases, startTestCaseExecution } from './operations/test-cases';
import { contactFlow } from './resources/contact-flow';
import { contactFlowModule } from './resources/contact-flow-module';
import { hoursOfOperation } from './resources/hours-of-operation';
import { instance } from './resources/instance';
import { integrationAssociation } from './resources/integration-association';
import { phoneNumber } from './resources/phone-number';
import { queue } from './resources/queue';
import { testCase } from './resources/test-case';
import { ContactCenters } from './store';

/** Amazon Connect: instances with numbers and flows, and the calls that go through them, at the other end of local/telephone. */
export const connect: Service<ContactCenters> = {
  name: 'connect',
  signingName: 'connect',
  protocol: { kind: 'rest-json' },
  notHere:
    'Agents beyond those who accept, talk and hang up (routing profiles, priorities, after contact work), agent callbacks (CreateCallbackContact), chat, tasks, email, campaigns, answering ' +
    'machine detection, recordings, flow logs, flows of types other than CONTACT_FLOW and CUSTOMER_QUEUE, settings of modules; ' +
    `flow actions other than ${Object.keys(actionTypes).join(', ')}. Of the testing language: observations used other than exactly n times, ` +
    'prompts by id and media, agents, mocked answers of hours and bots; similarity is that of words, not of meaning.',
  createStore: (host) => new ContactCenters(host),
  resources: {
    'AWS::Connect::Instance': instance,
    'AWS::Connect::PhoneNumber': phoneNumber,
    'AWS::Connect::IntegrationAssociation': integrationAssociation,
    'AWS::Connect::ContactFlow': contactFlow,
    'AWS::Connect::ContactFlowModule': contactFlowModule,
    'AWS::Connect::HoursOfOperation': hoursOfOperation,
    'AWS::Connect::Queue': queue,
    'AWS::Connect::TestCase': testCase,
  },
  operations: {
    AssociatePhoneNumberContactFlow: associatePhoneNumberContactFlow,
    StartOutboundVoiceContact: startOutboundVoiceContact,
    DescribeContact: describeContact,
    SearchContacts: searchContacts,
    StopContact: stopContact,
    BatchGetFlowAssociation: batchGetFlowAssociation,
    DescribeContactFlow: describeContactFlow,
    DescribeHoursOfOperation: describeHoursOfOperation,
    DescribeInstance: describeInstance,
    DescribeQueue: describeQueue,
    ListBots: listBots,
    ListPhoneNumbersV2: listPhoneNumbersV2,
    ListQueues: listQueues,
    ListTestCases: listTestCases,
    StartTestCaseExecution: startTestCaseExecution,
    GetTestCaseExecutionSummary: getTestCaseExecutionSummary,
    ListTestCaseExecutionRecords: listTestCaseExecutionRecords,
  },
  start: (context) => context.store.network.plugIn(connectExchange(context)),
  stop: ({ store }) => store.close(),
};
