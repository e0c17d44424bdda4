import type { Json, JsonObject } from '../json';
import { putAt } from '../jsonpath/reference-path';
import type { Place } from '../load/place';
import { assignment } from './assignment';
import type { DataFlow } from './data-flow';
import { pathTemplate } from './jsonpath-template';
import { pathField } from './path-field';

/** InputPath → Parameters → (the state) → ResultSelector → ResultPath → OutputPath, and Assign. */
export function jsonpathDataFlow(definition: JsonObject, place: Place): DataFlow {
  const { Parameters: parameters, ResultSelector: selector, ResultPath: resultPath, Assign: assign } = definition;
  const inputOf = pathField(definition, 'InputPath', place);
  const outputOf = pathField(definition, 'OutputPath', place);
  const argumentsOf = parameters === undefined ? undefined : pathTemplate(parameters, 'Parameters', place);
  const selected = selector === undefined ? undefined : pathTemplate(selector, 'ResultSelector', place);
  const resultPlace = resultPath === undefined || resultPath === null ? undefined : place.referencePath('ResultPath', resultPath);
  const assigned = assignment(assign, 'Assign', place);

  const enter: DataFlow['enter'] = (step) => {
    const input = inputOf(step.view(step.input));
    step.probe?.saw?.('afterInputPath', input);
    return input;
  };
  return {
    enter,
    arguments(step) {
      const input = enter(step);
      const args = argumentsOf ? argumentsOf(step.view(input)) : input;
      step.probe?.saw?.('afterParameters', args);
      return args;
    },
    async leave(step, result) {
      const kept = selected ? selected(step.view(result)) : result;
      const merged: Json = resultPath === null ? step.input : resultPlace ? putAt(resultPlace, step.input, kept) : kept;
      step.probe?.saw?.('result', result);
      step.probe?.saw?.('afterResultSelector', kept);
      step.probe?.saw?.('afterResultPath', merged);
      return {
        output: outputOf(step.view(merged)),
        assigned: assigned && (await assigned(step.view(kept))),
      };
    },
  };
}
