// Flow designer: "Transfer to flow".
import type { ActionType } from '../action';
import { either, fixed, reference, shape } from '../parameters';
import { isReference } from '../references';

export const transferToFlow: ActionType = {
  parameters: shape({ ContactFlowId: either(fixed, reference) }),
  errors: () => ['NoMatchingError'],
  complaint({ parameters: { ContactFlowId } }, { store }) {
    const exists =
      isReference(ContactFlowId) || [...store.flows.values()].some(({ id, arn }) => ContactFlowId === id || ContactFlowId === arn);
    return exists ? undefined : `ContactFlowId ${ContactFlowId} is no flow of this assembly`;
  },
  run: ({ parameters }, { context, resolve }) => ({ transferTo: context.store.flow(resolve(parameters.ContactFlowId)) }),
};
