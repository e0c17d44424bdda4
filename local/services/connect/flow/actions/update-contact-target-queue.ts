// Flow designer: "Set working queue".
import type { ActionType } from '../action';
import { either, fixed, reference, shape } from '../parameters';
import { isReference } from '../references';

/** Not here: the queue of an agent. */
export const updateContactTargetQueue: ActionType = {
  parameters: shape({ QueueId: either(fixed, reference) }),
  errors: () => ['NoMatchingError'],
  complaint({ parameters: { QueueId: id } }, { store }) {
    const exists = isReference(id) || [...store.queues.values()].some((queue) => id === queue.id || id === queue.arn);
    return exists ? undefined : `QueueId ${id} is no queue of this assembly`;
  },
  run({ parameters }, { contact, context, resolve }) {
    contact.targetQueue = context.store.queue(resolve(parameters.QueueId));
    return 'next';
  },
};
