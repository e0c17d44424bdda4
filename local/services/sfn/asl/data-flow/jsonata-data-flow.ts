import type { JsonObject } from '../json';
import type { Place } from '../load/place';
import { assignment } from './assignment';
import type { DataFlow } from './data-flow';
import { jsonataTemplate } from './jsonata-template';

/** Arguments, Output and Assign. Output and Assign both see what there was when the state was entered. */
export function jsonataDataFlow(definition: JsonObject, place: Place): DataFlow {
  const { Arguments: args, Output: output, Assign: assign } = definition;
  const argumentsOf = args === undefined ? undefined : jsonataTemplate(args, 'Arguments', place);
  const outputOf = output === undefined ? undefined : jsonataTemplate(output, 'Output', place);
  const assigned = assignment(assign, 'Assign', place);
  return {
    enter: (step) => step.input,
    async arguments(step) {
      const args = argumentsOf ? await argumentsOf(step.view(step.input)) : step.input;
      step.probe?.saw?.('afterArguments', args);
      return args;
    },
    async leave(step, result) {
      step.probe?.saw?.('result', result);
      if (!outputOf && !assigned) return { output: result, assigned: undefined };
      const view = step.view(step.input, { result });
      return { assigned: await assigned?.(view), output: outputOf ? await outputOf(view) : result };
    },
  };
}
