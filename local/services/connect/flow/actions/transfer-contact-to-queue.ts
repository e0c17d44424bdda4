// Flow designer: "Transfer to queue".
import { publishContactEvent } from '../../contact-events';
import type { ActionType } from '../action';
import { shape } from '../parameters';

/**
 * Ends the flow: the contact waits in its target queue, in the customer queue flow if it has one, until an agent takes it or it hangs up.
 * Not here: priorities, routing criteria.
 */
// https://docs.aws.amazon.com/connect/latest/APIReference/contact-actions-transfercontacttoqueue.html
export const transferContactToQueue: ActionType = {
  parameters: shape({}),
  errors: () => ['QueueAtCapacity', 'NoMatchingError'],
  flowTypes: ['CONTACT_FLOW'],
  isEnd: true,
  resource: (_action, { contact }) => contact.targetQueue?.arn,
  substitute(action, arn, { contact, context }) {
    contact.targetQueue = context.store.queue(arn);
    return action;
  },
  run(_action, { contact, context }) {
    const queue = contact.targetQueue;
    if (!queue) throw new Error('the contact has no target queue (UpdateContactTargetQueue)');
    if (queue.maxContacts !== undefined && context.store.contactsIn(queue).length >= queue.maxContacts) return { error: 'QueueAtCapacity' };
    contact.queue = queue;
    contact.queuedAt = context.clock.now();
    publishContactEvent('QUEUED', contact, context);
    return { waitsIn: contact.queueFlow };
  },
};
