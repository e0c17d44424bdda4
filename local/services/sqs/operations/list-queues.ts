import type { ListQueuesRequest, ListQueuesResult } from '@aws-sdk/client-sqs';
import { type CallContext, type Operation, ServiceError } from '../../../cloud/service';
import type { Queues } from '../store';

const MOST = 1000;

/** In the order of their names. Not here: pages, which only accounts with more than a thousand queues have. */
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueues.html
function run({ QueueNamePrefix = '', MaxResults, NextToken }: ListQueuesRequest, { store }: CallContext<Queues>): ListQueuesResult {
  if (MaxResults !== undefined || NextToken !== undefined)
    throw new ServiceError('UnsupportedOperation', 'ListQueues knows no pages here; see docs/local-coverage.md');
  const urls = store.all().filter(({ settings }) => settings.name.startsWith(QueueNamePrefix));
  return urls.length > 0
    ? {
        QueueUrls: urls
          .slice(0, MOST)
          .map(({ settings }) => settings.url)
          .sort(),
      }
    : {};
}

export const listQueues: Operation<Queues, ListQueuesRequest, ListQueuesResult> = {
  run,
  permissions: () => [{ action: 'sqs:ListQueues', resource: '*' }],
};
