import type { Message } from '@aws-sdk/client-sqs';
import type { EventSourceMapping } from './mapping';

/** The event of a batch, as AWS writes it. */
export function batchEvent(messages: readonly Message[], { queueArn }: EventSourceMapping): object {
  return {
    Records: messages.map(({ MessageId, ReceiptHandle, Body, Attributes, MD5OfBody }) => ({
      messageId: MessageId,
      receiptHandle: ReceiptHandle,
      body: Body,
      attributes: Attributes,
      messageAttributes: {},
      md5OfBody: MD5OfBody,
      eventSource: 'aws:sqs',
      eventSourceARN: queueArn,
      awsRegion: queueArn.split(':')[3],
    })),
  };
}

/**
 * The messages that the function has dealt with. With partial responses, those it does not list as failed; an answer that is not such a
 * response, or lists something that is not in the batch, fails them all.
 */
export function handledMessages(
  messages: readonly Message[],
  payload: string,
  { reportsItemFailures }: EventSourceMapping,
): readonly Message[] {
  if (!reportsItemFailures) return messages;
  const answer = JSON.parse(payload) as { batchItemFailures?: unknown } | null;
  if (answer === null) return messages;
  const failures = typeof answer === 'object' ? (answer.batchItemFailures ?? []) : undefined;
  if (!Array.isArray(failures)) return [];
  const failed = failures.map((failure) => (failure as { itemIdentifier?: unknown } | null)?.itemIdentifier);
  if (!failed.every((id) => messages.some(({ MessageId }) => MessageId === id))) return [];
  return messages.filter(({ MessageId }) => !failed.includes(MessageId));
}
