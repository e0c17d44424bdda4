// Flow designer: "Return" in a module.
import type { ActionType } from '../action';
import { shape } from '../parameters';

/** Goes on after the action that invoked the module. */
export const endFlowModuleExecution: ActionType = {
  parameters: shape({}),
  errors: () => [],
  flowTypes: ['MODULE'],
  isTerminal: true,
  run: () => 'return',
};
