import type { ListQueuesRequest, ListQueuesResponse } from '@aws-sdk/client-connect';
import type { CallContext, Operation } from '../../../cloud/service';
import type { ContactCenters } from '../store';
import { onInstance } from './instance-arns';

/** The standard queues of an instance, on one page. Not here: queues of agents. */
// https://docs.aws.amazon.com/connect/latest/APIReference/API_ListQueues.html
function run({ InstanceId = '' }: ListQueuesRequest, { store }: CallContext<ContactCenters>): ListQueuesResponse {
  const instance = store.instance(InstanceId);
  const queues = [...store.queues.values()].filter((queue) => queue.instance === instance);
  return { QueueSummaryList: queues.map(({ id, arn, name }) => ({ Id: id, Arn: arn, Name: name, QueueType: 'STANDARD' as const })) };
}

export const listQueues: Operation<ContactCenters, ListQueuesRequest> = {
  run,
  permissions: (input, context) => [onInstance('connect:ListQueues', input, context, '/queue/*')],
  http: { method: 'GET', path: '/queues-summary/{InstanceId}' },
};
