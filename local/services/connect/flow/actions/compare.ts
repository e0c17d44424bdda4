// Flow designer: "Check contact attributes".
import type { ActionType } from '../action';
import { operators } from '../conditions';
import { reference, shape } from '../parameters';

export const compare: ActionType = {
  parameters: shape({ ComparisonValue: reference }),
  errors: () => ['NoMatchingCondition'],
  operators: Object.keys(operators),
  run: ({ parameters }, { resolve }) => ({ result: resolve(parameters.ComparisonValue) }),
};
