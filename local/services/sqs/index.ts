import type { Service } from '../../cloud/service';
import { deleteMessage } from './operations/delete-message';
import { getQueueAttributes } from './operations/get-queue-attributes';
import { listQueues } from './operations/list-queues';
import { receiveMessage } from './operations/receive-message';
import { sendMessage } from './operations/send-message';
import { queue, queuePolicy } from './queue-resource';
import { Queues } from './store';

/** Amazon SQS: standard queues with visibility time-outs and dead-letter queues, all on the cloud's clock. */
export const sqs: Service<Queues> = {
  name: 'sqs',
  signingName: 'sqs',
  protocol: { kind: 'json', target: 'AmazonSQS', version: '1.0' },
  notHere: 'FIFO queues, message attributes, batches, ChangeMessageVisibility, purging and redriving by API, customer-managed keys.',
  createStore: (host) => new Queues(host),
  resources: { 'AWS::SQS::Queue': queue, 'AWS::SQS::QueuePolicy': queuePolicy },
  operations: {
    SendMessage: sendMessage,
    ReceiveMessage: receiveMessage,
    DeleteMessage: deleteMessage,
    GetQueueAttributes: getQueueAttributes,
    ListQueues: listQueues,
  },
  stop: ({ store }) => store.close(),
};
