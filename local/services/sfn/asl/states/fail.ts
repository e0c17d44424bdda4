import { notFound } from '../data-flow/jsonpath-template';
import { Failure, RuntimeProblem } from '../failure';
import { isIntrinsic } from '../intrinsics/parse';
import { type Json, type JsonObject, jsonText } from '../json';
import { evaluateTo, isExpression } from '../jsonata/expression';
import { lookUpPath } from '../jsonpath/read-path';
import type { Place } from '../load/place';
import type { Step } from '../run/step';
import type { StateLoader } from './index';

export const fail: StateLoader = {
  fields: { both: ['Error', 'Cause'], JSONPath: ['ErrorPath', 'CausePath'], JSONata: [] },
  load(name, definition, place) {
    const error = textField(definition, 'Error', place);
    const cause = textField(definition, 'Cause', place);
    return {
      name,
      type: 'Fail',
      isAttempted: false,
      targets: [],
      async run(step) {
        throw new Failure(await error(step), await cause(step));
      },
    };
  },
};

type TextField = (step: Step) => string | undefined | Promise<string | undefined>;

/** `Error`, `ErrorPath`: a literal, JSONata, or in JSONPath a path or an intrinsic function. */
function textField(definition: JsonObject, field: 'Error' | 'Cause', place: Place): TextField {
  const { [field]: literal, [`${field}Path`]: path } = definition;
  if (literal !== undefined && path !== undefined) place.problem(field, `expected either ${field} or ${field}Path, got both`);
  if (place.language === 'JSONPath' && path !== undefined) return ofPath(`${field}Path`, path, place);
  if (literal === undefined) return () => undefined;
  if (typeof literal !== 'string') place.problem(field, `expected a string, got ${JSON.stringify(literal)}`);
  if (place.language === 'JSONPath' || !isExpression(literal)) return () => String(literal);
  const expression = place.expression(field, literal);
  return async (step) => expression && ((await evaluateTo('string', expression, step.view(step.input), field)) as string);
}

function ofPath(field: string, text: Json, place: Place): TextField {
  const call = typeof text === 'string' && isIntrinsic(text) ? place.intrinsic(field, text) : undefined;
  const path = call ? undefined : place.path(field, text);
  return (step) => {
    const view = step.view(step.input);
    const value = call ? call.evaluate(view) : path && lookUpPath(path, view);
    if (value === undefined) throw notFound(String(text), field, view);
    if (typeof value !== 'string')
      throw new RuntimeProblem(`The ${field} field refers to value ${jsonText(value)} which is not a string: ${String(text)}`);
    return value;
  };
}
