import type { Operation } from '../../cloud/service';
import type { Queues } from './store';

/** Who may do `action` is decided on the queue: by the caller's own policies or by the queue's. */
export const onQueue = (action: string): Pick<Operation<Queues, { QueueUrl?: string }>, 'permissions' | 'resourcePolicy'> => ({
  permissions: ({ QueueUrl }, { store }) => [{ action, resource: store.get(QueueUrl).settings.arn }],
  resourcePolicy: ({ QueueUrl }, { store }) => store.get(QueueUrl).policy,
});
