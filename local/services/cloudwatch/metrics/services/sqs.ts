import { sqs } from '../../../sqs';
import type { ServiceMetrics } from './service-metrics';

const BY_QUEUE = [['QueueName']] as const;

/** AWS/SQS: what stands in each queue, looked at every minute. Not here: counts of messages sent, received and deleted. */
export const sqsMetrics: ServiceMetrics = {
  names: {
    ApproximateNumberOfMessagesVisible: BY_QUEUE,
    ApproximateNumberOfMessagesNotVisible: BY_QUEUE,
    ApproximateNumberOfMessagesDelayed: BY_QUEUE,
    ApproximateAgeOfOldestMessage: BY_QUEUE,
  },
  sample(context, put) {
    for (const queue of context.of(sqs).store.all()) {
      const dimensions = { QueueName: queue.settings.name };
      const { visible, notVisible, delayed } = queue.counts();
      put('ApproximateNumberOfMessagesVisible', dimensions, visible);
      put('ApproximateNumberOfMessagesNotVisible', dimensions, notVisible);
      put('ApproximateNumberOfMessagesDelayed', dimensions, delayed);
      put('ApproximateAgeOfOldestMessage', dimensions, Math.floor(queue.oldestAgeMs() / 1000));
    }
  },
};
