// Flow designer: "Set disconnect flow".
import type { ActionType } from '../action';
import { either, fixed, optional, reference, shape } from '../parameters';
import { isReference } from '../references';

const HOOKS = { CustomerRemaining: 'CONTACT_FLOW', CustomerQueue: 'CUSTOMER_QUEUE' } as const;

/**
 * The flow in which a customer waits in a queue, and the one for a customer who remains when an agent has left: that never runs here, for there
 * are no agents. Not here: hooks of holds and whispers.
 */
export const updateContactEventHooks: ActionType = {
  parameters: shape({
    EventHooks: shape({ CustomerRemaining: optional(either(fixed, reference)), CustomerQueue: optional(either(fixed, reference)) }),
  }),
  errors: () => ['NoMatchingError'],
  complaint({ parameters }, { store }) {
    for (const [hook, type] of Object.entries(HOOKS)) {
      const id: string | undefined = parameters.EventHooks[hook];
      if (id === undefined || isReference(id)) continue;
      const found = [...store.flows.values()].find((flow) => id === flow.id || id === flow.arn);
      if (found?.type !== type) return `${hook} ${id} is no flow of this assembly of type ${type}`;
    }
    return undefined;
  },
  run({ parameters }, { contact, context, resolve }) {
    const { CustomerRemaining, CustomerQueue } = parameters.EventHooks;
    if (CustomerRemaining !== undefined) context.store.flow(resolve(CustomerRemaining));
    if (CustomerQueue !== undefined) contact.queueFlow = context.store.flow(resolve(CustomerQueue));
    return 'next';
  },
};
