import { createHash } from 'node:crypto';
import type { MessageSystemAttributeName, ReceiveMessageRequest, ReceiveMessageResult, Message as WireMessage } from '@aws-sdk/client-sqs';
import { type CallContext, type Operation, ServiceError } from '../../../cloud/service';
import { onQueue } from '../access';
import type { Message, Queue } from '../queue';
import type { Queues } from '../store';

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html
async function run(input: ReceiveMessageRequest, context: CallContext<Queues>): Promise<ReceiveMessageResult> {
  const queue = context.store.get(input.QueueUrl);
  const max = input.MaxNumberOfMessages ?? 1;
  if (max < 1 || max > 10) throw new ServiceError('InvalidParameterValue', `Value ${max} for parameter MaxNumberOfMessages is invalid.`);
  const visibilityMs = input.VisibilityTimeout === undefined ? undefined : input.VisibilityTimeout * 1000;
  const waitMs = input.WaitTimeSeconds === undefined ? queue.settings.receiveWaitMs : input.WaitTimeSeconds * 1000;

  let received = queue.receive(max, visibilityMs);
  if (received.length === 0 && waitMs > 0) {
    await messageWithin(waitMs, queue, context);
    received = queue.receive(max, visibilityMs);
  }
  const wanted = new Set<string>(input.MessageSystemAttributeNames ?? input.AttributeNames ?? []);
  return received.length ? { Messages: received.map((message) => onTheWire(message, wanted)) } : {};
}

/** Until there may be a message, the time is over, or the client has gone. */
async function messageWithin(waitMs: number, queue: Queue, { clock, signal }: CallContext<Queues>): Promise<void> {
  const arrived = new AbortController();
  const stop = () => arrived.abort();
  const unsubscribe = queue.onMessage(stop);
  signal.addEventListener('abort', stop);
  await clock.sleep(waitMs, arrived.signal).catch(() => undefined); // rejects only because one of the two stopped it
  signal.removeEventListener('abort', stop);
  unsubscribe();
}

function onTheWire(message: Message, wanted: ReadonlySet<string>): WireMessage {
  const known: Partial<Record<MessageSystemAttributeName, string>> = {
    SenderId: message.senderId,
    SentTimestamp: String(message.sentAt),
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
  };
  const Attributes = Object.fromEntries(Object.entries(known).filter(([name]) => wanted.has('All') || wanted.has(name)));
  return {
    MessageId: message.id,
    ReceiptHandle: message.receiptHandle,
    Body: message.body,
    MD5OfBody: createHash('md5').update(message.body).digest('hex'),
    ...(Object.keys(Attributes).length && { Attributes }),
  };
}

/** It answers at once: what it waits for is the queue. */
export const receiveMessage: Operation<Queues, ReceiveMessageRequest, ReceiveMessageResult> = { run, ...onQueue('sqs:ReceiveMessage') };
