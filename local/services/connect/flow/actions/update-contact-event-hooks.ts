// Flow designer: "Set disconnect flow".
import type { ActionType } from '../action';
import { either, fixed, reference, shape } from '../parameters';
import { isReference } from '../references';

/**
 * The flow for a customer who remains when an agent has left: it never runs here, for there are no agents.
 * Not here: hooks of queues, holds and whispers.
 */
export const updateContactEventHooks: ActionType = {
  parameters: shape({ EventHooks: shape({ CustomerRemaining: either(fixed, reference) }) }),
  errors: () => ['NoMatchingError'],
  complaint({ parameters }, { store }) {
    const hook: string = parameters.EventHooks.CustomerRemaining;
    const exists = isReference(hook) || [...store.flows.values()].some(({ id, arn }) => hook === id || hook === arn);
    return exists ? undefined : `CustomerRemaining ${hook} is no flow of this assembly`;
  },
  run({ parameters }, { context, resolve }) {
    context.store.flow(resolve(parameters.EventHooks.CustomerRemaining));
    return 'next';
  },
};
