import type { DeleteMessageRequest } from '@aws-sdk/client-sqs';
import type { CallContext, Operation } from '../../../cloud/service';
import { onQueue } from '../access';
import type { Queues } from '../store';

/** An old or unknown receipt deletes nothing and is no error, as on AWS. */
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html
function run({ QueueUrl, ReceiptHandle }: DeleteMessageRequest, { store }: CallContext<Queues>): Record<string, never> {
  store.get(QueueUrl).delete(ReceiptHandle ?? '');
  return {};
}

export const deleteMessage: Operation<Queues, DeleteMessageRequest> = { run, ...onQueue('sqs:DeleteMessage') };
