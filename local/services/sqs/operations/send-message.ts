import { createHash } from 'node:crypto';
import type { SendMessageRequest, SendMessageResult } from '@aws-sdk/client-sqs';
import { type CallContext, type Operation, ServiceError } from '../../../cloud/service';
import { onQueue } from '../access';
import type { Queues } from '../store';

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
function run(input: SendMessageRequest, { store, principal, accountId }: CallContext<Queues>): SendMessageResult {
  const queue = store.get(input.QueueUrl);
  const { MessageBody: body = '', DelaySeconds, ...others } = input;
  const unknown = Object.keys(others).filter((name) => name !== 'QueueUrl');
  if (unknown.length) throw new ServiceError('UnsupportedOperation', `SendMessage knows no ${unknown} here; see docs/local-coverage.md`);
  if (!body) throw new ServiceError('MissingParameter', 'The request must contain the parameter MessageBody.');
  if (Buffer.byteLength(body) > queue.settings.maxMessageBytes) {
    const most = queue.settings.maxMessageBytes;
    throw new ServiceError(
      'InvalidParameterValue',
      `One or more parameters are invalid. Reason: Message must be shorter than ${most} bytes.`,
    );
  }
  const senderId = principal.kind === 'role' ? principal.arn : accountId;
  const message = queue.send(body, senderId, DelaySeconds === undefined ? undefined : DelaySeconds * 1000);
  return { MessageId: message.id, MD5OfMessageBody: createHash('md5').update(body).digest('hex') };
}

export const sendMessage: Operation<Queues, SendMessageRequest, SendMessageResult> = { run, ...onQueue('sqs:SendMessage') };
