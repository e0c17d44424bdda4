import {
  AssociatePhoneNumberContactFlowCommand,
  ConnectClient,
  DescribeContactCommand,
  StartOutboundVoiceContactCommand,
} from '@aws-sdk/client-connect';
import { DeleteMessageCommand, GetQueueAttributesCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { hostAssembly } from '../../../../local/cloud/host';
import { seededRandom } from '../../../../local/cloud/seeded-random';
import { traceLog } from '../../../../local/cloud/trace-log';
import { virtualClock } from '../../../../local/cloud/virtual-clock';
import { connect } from '../../../../local/services/connect';
import { eventbridge } from '../../../../local/services/eventbridge';
import { iam } from '../../../../local/services/iam';
import { sqs } from '../../../../local/services/sqs';
import { drive } from '../../../support/drive';
import { TEST_START_MS } from '../../../support/service-context';
import { writeAssembly } from '../../../support/write-assembly';
import { ADA, action, BYE, flowOf, to } from './contact-center';

const GREETING = flowOf(action('hello', 'MessageParticipant', { Text: 'Hello.' }, to('bye', 'NoMatchingError')), BYE);
const instance = { 'Fn::GetAtt': ['Instance', 'Arn'] };
const queue = { 'Fn::GetAtt': ['Queue', 'Arn'] };

const template = (QueuePolicy: object) => ({
  Resources: {
    Instance: {
      Type: 'AWS::Connect::Instance',
      Properties: { IdentityManagementType: 'CONNECT_MANAGED', Attributes: { InboundCalls: true, OutboundCalls: true } },
    },
    Number: { Type: 'AWS::Connect::PhoneNumber', Properties: { TargetArn: instance, CountryCode: 'US', Type: 'DID' } },
    Flow: {
      Type: 'AWS::Connect::ContactFlow',
      Properties: { InstanceArn: instance, Name: 'Atlas outbound', Type: 'CONTACT_FLOW', Content: GREETING },
    },
    Queue: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 60 } },
    ...QueuePolicy,
    Rule: {
      Type: 'AWS::Events::Rule',
      Properties: {
        EventPattern: { source: ['aws.connect'], detail: { instanceArn: [instance], eventType: ['COMPLETED'] } },
        Targets: [{ Id: 'Target0', Arn: queue }],
      },
    },
  },
  Outputs: {
    InstanceId: { Value: { 'Fn::GetAtt': ['Instance', 'Id'] } },
    FlowId: { Value: { 'Fn::Select': [3, { 'Fn::Split': ['/', { 'Fn::GetAtt': ['Flow', 'ContactFlowArn'] }] }] } },
    PhoneNumberId: { Value: { 'Fn::Select': [1, { 'Fn::Split': ['phone-number/', { 'Fn::GetAtt': ['Number', 'PhoneNumberArn'] }] }] } },
    Address: { Value: { 'Fn::GetAtt': ['Number', 'Address'] } },
    QueueUrl: { Value: { Ref: 'Queue' } },
  },
});

const POLICY = {
  QueuePolicy: {
    Type: 'AWS::SQS::QueuePolicy',
    Properties: {
      Queues: [{ Ref: 'Queue' }],
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'events.amazonaws.com' },
            Action: 'sqs:SendMessage',
            Resource: queue,
            Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': ['Rule', 'Arn'] } } },
          },
        ],
      },
    },
  },
};

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0)) await clean();
});

async function hosted(policy: object) {
  const clock = virtualClock({ startMs: TEST_START_MS });
  const trace = traceLog(clock);
  const assembly = writeAssembly({ Atlas: { template: template(policy) } });
  const cloud = await hostAssembly({ assembly, services: [connect, eventbridge, iam, sqs], clock, trace, random: seededRandom(1) });
  const configuration = {
    endpoint: await cloud.listen(0),
    region: 'us-east-1',
    credentials: { accessKeyId: 'operator', secretAccessKey: 'x' },
    maxAttempts: 1,
  };
  const contacts = new ConnectClient(configuration);
  const queues = new SQSClient(configuration);
  cleanUp.push(
    () => contacts.destroy(),
    () => queues.destroy(),
    () => cloud.close(),
  );
  const { Atlas } = cloud.outputs as { Atlas: Record<'InstanceId' | 'FlowId' | 'PhoneNumberId' | 'Address' | 'QueueUrl', string> };
  return { clock, trace, cloud, contacts, queues, ...Atlas };
}

it('calls out for the SDK, tells how the call went, and puts its event into the queue that allows the rule to', async () => {
  const { clock, trace, cloud, contacts, queues, InstanceId, FlowId, PhoneNumberId, Address, QueueUrl } = await hosted(POLICY);
  await drive(clock, contacts.send(new AssociatePhoneNumberContactFlowCommand({ InstanceId, PhoneNumberId, ContactFlowId: FlowId })));
  cloud.context(connect).store.telephone.person(ADA, (leg) => leg.answers());
  const { ContactId } = await drive(
    clock,
    contacts.send(
      new StartOutboundVoiceContactCommand({
        ...{ InstanceId, ContactFlowId: FlowId, SourcePhoneNumber: Address, DestinationPhoneNumber: ADA },
        ...{ ClientToken: 'cb-1-1', RingTimeoutInSeconds: 30, Attributes: { callbackId: 'cb-1' } },
      }),
    ),
  );
  await clock.settle();
  const { Contact } = await drive(clock, contacts.send(new DescribeContactCommand({ InstanceId, ContactId })));
  expect(Contact).toMatchObject({
    Id: ContactId,
    InitiationMethod: 'API',
    InitiationTimestamp: expect.any(Date),
    ConnectedToSystemTimestamp: expect.any(Date),
    DisconnectTimestamp: expect.any(Date),
    DisconnectReason: 'CONTACT_FLOW_DISCONNECT',
    Attributes: { callbackId: 'cb-1' },
    CustomerEndpoint: { Address: ADA },
  });

  const { Messages: [message] = [] } = await drive(clock, queues.send(new ReceiveMessageCommand({ QueueUrl })));
  expect(JSON.parse(message?.Body ?? '')).toMatchObject({
    source: 'aws.connect',
    detail: { contactId: ContactId, eventType: 'COMPLETED' },
  });
  await drive(clock, queues.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle })));
  const { Attributes } = await drive(clock, queues.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] })));
  expect(Attributes).toMatchObject({ ApproximateNumberOfMessages: '0', ApproximateNumberOfMessagesNotVisible: '0' });
  expect(trace.faults).toEqual([]);
});

it('calls it a fault when the queue does not allow the rule to send', async () => {
  const { clock, trace, cloud, InstanceId, FlowId, Address } = await hosted({});
  const input = { InstanceId, ContactFlowId: FlowId, SourcePhoneNumber: Address, DestinationPhoneNumber: ADA };
  await cloud.call({ service: 'connect', operation: 'StartOutboundVoiceContact', input, principal: { kind: 'operator' } });
  await clock.settle();
  expect(trace.faults.map(({ what }) => what)).toContainEqual(
    expect.stringMatching(/an event was not delivered to arn:aws:sqs:.*AccessDenied/),
  );
});
