import type { GetQueueAttributesRequest, GetQueueAttributesResult } from '@aws-sdk/client-sqs';
import { type CallContext, type Operation, ServiceError } from '../../../cloud/service';
import { onQueue } from '../access';
import type { Queues } from '../store';

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html
function run({ QueueUrl, AttributeNames = [] }: GetQueueAttributesRequest, { store }: CallContext<Queues>): GetQueueAttributesResult {
  const queue = store.get(QueueUrl);
  const { settings, policy } = queue;
  const { visible, notVisible, delayed } = queue.counts();
  const known: Record<string, string> = {
    QueueArn: settings.arn,
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(notVisible),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    VisibilityTimeout: String(settings.visibilityTimeoutMs / 1000),
    MessageRetentionPeriod: String(settings.retentionMs / 1000),
    DelaySeconds: String(settings.delayMs / 1000),
    ReceiveMessageWaitTimeSeconds: String(settings.receiveWaitMs / 1000),
    MaximumMessageSize: String(settings.maxMessageBytes),
    ...(settings.redrive && { RedrivePolicy: JSON.stringify(settings.redrive) }),
    ...(policy && { Policy: JSON.stringify(policy) }),
  };
  const names: readonly string[] = AttributeNames;
  const unknown = names.filter((name) => name !== 'All' && !(name in known) && name !== 'RedrivePolicy' && name !== 'Policy');
  if (unknown.length) throw new ServiceError('InvalidAttributeName', `Unknown Attribute ${unknown}.`);
  return { Attributes: Object.fromEntries(Object.entries(known).filter(([name]) => names.includes('All') || names.includes(name))) };
}

export const getQueueAttributes: Operation<Queues, GetQueueAttributesRequest, GetQueueAttributesResult> = {
  run,
  ...onQueue('sqs:GetQueueAttributes'),
};
