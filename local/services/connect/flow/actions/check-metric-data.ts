// Flow designer: "Check queue status", "Check staffing".
import type { ActionType } from '../action';
import { operators } from '../conditions';
import { either, fixed, oneOf, optional, reference, shape } from '../parameters';
import { isReference } from '../references';

const OF_AGENTS = ['NumberOfAgentsAvailable', 'NumberOfAgentsStaffed', 'NumberOfAgentsOnline'];
const OF_QUEUES = ['OldestContactInQueueAgeSeconds', 'NumberOfContactsInQueue'];
const NUMERIC = ['Equals', ...Object.keys(operators).filter((name) => name.startsWith('Number'))];

/** Not here: metrics of an agent. */
// https://docs.aws.amazon.com/connect/latest/APIReference/flow-control-actions-checkmetricdata.html
export const checkMetricData: ActionType = {
  parameters: shape({ MetricType: oneOf(...OF_AGENTS, ...OF_QUEUES), QueueId: optional(either(fixed, reference)) }),
  errors: ({ MetricType }) => (OF_QUEUES.includes(MetricType) ? ['NoMatchingCondition', 'NoMatchingError'] : ['NoMatchingError']),
  operators: NUMERIC,
  complaint({ parameters: { MetricType, QueueId: id }, conditions }, { store }) {
    const exists = id === undefined || isReference(id) || [...store.queues.values()].some((queue) => id === queue.id || id === queue.arn);
    if (!exists) return `QueueId ${id} is no queue of this assembly`;
    const isStaffing = ({ operator, operands }: (typeof conditions)[number]) => operator === 'NumberGreaterThan' && operands[0] === '0';
    return OF_AGENTS.includes(MetricType) && !conditions.every(isStaffing)
      ? `${MetricType} has one condition: NumberGreaterThan 0`
      : undefined;
  },
  run({ parameters: { MetricType, QueueId } }, { contact, context: { store, clock }, resolve }) {
    const { agents } = store;
    const queue = QueueId === undefined ? contact.targetQueue : store.queue(resolve(QueueId));
    if (!queue) throw new Error('no QueueId is given and the contact has no target queue');
    if (OF_AGENTS.includes(MetricType)) {
      const { staffed, available } = agents.of(queue);
      const count = MetricType === 'NumberOfAgentsAvailable' ? available : staffed;
      // Nobody is there: the condition does not hold, which is the way straight on.
      return count > 0 ? { result: String(count) } : 'next';
    }
    const waiting = store.contactsIn(queue);
    if (MetricType === 'NumberOfContactsInQueue') return { result: String(waiting.length) };
    const oldest = Math.min(clock.now(), ...waiting.map(({ queuedAt = clock.now() }) => queuedAt));
    return { result: String(Math.floor((clock.now() - oldest) / 1000)) };
  },
};
