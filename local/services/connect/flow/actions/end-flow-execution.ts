// Flow designer: "End flow / Resume".
import type { ActionType } from '../action';
import { shape } from '../parameters';

/** A contact that is in no queue when its flow ends is disconnected; here it never is in one. */
export const endFlowExecution: ActionType = {
  parameters: shape({}),
  errors: () => [],
  isTerminal: true,
  run: () => 'end',
};
