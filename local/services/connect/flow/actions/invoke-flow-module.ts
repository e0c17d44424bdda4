// Flow designer: "Invoke module".
import type { ActionType } from '../action';
import { either, fixed, reference, shape } from '../parameters';
import { isReference } from '../references';

// https://docs.aws.amazon.com/connect/latest/APIReference/flow-language-actions-invoke-flow-module.html
export const invokeFlowModule: ActionType = {
  parameters: shape({ FlowModuleId: either(fixed, reference) }),
  errors: () => ['NoMatchingError'],
  flowTypes: ['CONTACT_FLOW'],
  complaint({ parameters: { FlowModuleId: id } }, { store }) {
    const exists = isReference(id) || [...store.modules.values()].some((module_) => id === module_.id || id === module_.arn);
    return exists ? undefined : `FlowModuleId ${id} is no module of this assembly`;
  },
  run: ({ parameters }, { context, resolve }) => ({ invoke: context.store.module(resolve(parameters.FlowModuleId)) }),
};
