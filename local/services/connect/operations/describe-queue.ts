import type { DescribeQueueRequest, DescribeQueueResponse } from '@aws-sdk/client-connect';
import type { CallContext, Operation } from '../../../cloud/service';
import type { ContactCenters } from '../store';
import { onInstance } from './instance-arns';

/** Not here: outbound caller configuration, tags and times. */
// https://docs.aws.amazon.com/connect/latest/APIReference/API_DescribeQueue.html
function run({ QueueId = '' }: DescribeQueueRequest, { store }: CallContext<ContactCenters>): DescribeQueueResponse {
  const { id, arn, name, hours, maxContacts } = store.queue(QueueId);
  return {
    Queue: {
      QueueId: id,
      QueueArn: arn,
      Name: name,
      HoursOfOperationId: hours.id,
      Status: 'ENABLED',
      ...(maxContacts !== undefined && { MaxContacts: maxContacts }),
    },
  };
}

export const describeQueue: Operation<ContactCenters, DescribeQueueRequest> = {
  run,
  permissions: (input, context) => [onInstance('connect:DescribeQueue', input, context, `/queue/${input.QueueId}`)],
  http: { method: 'GET', path: '/queues/{InstanceId}/{QueueId}' },
};
