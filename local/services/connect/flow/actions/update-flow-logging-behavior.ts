// Flow designer: "Set logging behavior".
import type { ActionType } from '../action';
import { oneOf, shape } from '../parameters';

/** The trace tells every action either way; no flow log is written. */
export const updateFlowLoggingBehavior: ActionType = {
  parameters: shape({ FlowLoggingBehavior: oneOf('Enabled', 'Disabled') }),
  errors: () => [],
  run: () => 'next',
};
