import { EvaluationProblem, RuntimeProblem } from '../failure';
import type { Json, JsonObject } from '../json';
import { jsonText } from '../json';
import { evaluateTo, isExpression } from '../jsonata/expression';
import type { Place } from '../load/place';
import type { Step } from '../run/step';
import { requiredPath } from './path-field';

/** Evaluates a number of a state; undefined when the state does not give it. `input` is what `$` stands for. */
export type NumberField = (step: Step, input: Json) => number | undefined | Promise<number | undefined>;

export interface NumberRules {
  readonly isInteger: boolean;
  readonly least: number;
  readonly most?: number;
}

/** `TimeoutSeconds`: a literal, JSONata, or in JSONPath `TimeoutSecondsPath`. */
export function numberField(definition: JsonObject, field: string, rules: NumberRules, place: Place): NumberField {
  const { [field]: value, [`${field}Path`]: path } = definition;
  if (value !== undefined && path !== undefined) place.problem(field, `expected either ${field} or ${field}Path, got both`);
  if (place.language === 'JSONata' && isExpression(value)) return ofExpression(field, value, rules, place);
  if (place.language === 'JSONPath' && path !== undefined) return ofPath(field, path, rules, place);
  if (value === undefined) return () => undefined;
  const wrong = whatIsWrong(value, rules);
  if (wrong) place.problem(field, `${wrong}, got ${JSON.stringify(value)}`);
  return () => value as number;
}

function whatIsWrong(value: Json, { isInteger, least, most = Number.POSITIVE_INFINITY }: NumberRules): string | undefined {
  const isRight = typeof value === 'number' && value >= least && value <= most && (!isInteger || Number.isInteger(value));
  return isRight
    ? undefined
    : `expected ${isInteger ? 'an integer' : 'a number'} from ${least}${Number.isFinite(most) ? ` to ${most}` : ''}`;
}

function ofExpression(field: string, text: string, rules: NumberRules, place: Place): NumberField {
  const expression = place.expression(field, text);
  return async (step) => {
    if (!expression) return undefined;
    const value = (await evaluateTo('number', expression, step.view(step.input), field)) as number;
    const wrong = whatIsWrong(value, rules);
    if (wrong)
      throw new EvaluationProblem(
        `The JSONata expression '${expression.text}' specified for the field '${field}' returned an invalid value: ${wrong}, but was ${value}`,
        field,
      );
    return value;
  };
}

function ofPath(field: string, path: Json, { isInteger, least, most }: NumberRules, place: Place): NumberField {
  const read = requiredPath(`${field}Path`, path, place);
  return (step, input) => {
    const value = read(step.view(input));
    // A variable or an input may hold the number as text.
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number !== 'number' || Number.isNaN(number) || (isInteger && !Number.isInteger(number))) {
      const shown = typeof value === 'string' ? value : jsonText(value);
      throw new RuntimeProblem(
        `The ${field}Path field refers to value "${shown}" which is not a valid ${isInteger ? 'integer' : 'float'}: ${String(path)}`,
      );
    }
    if (most !== undefined && (number < least || number > most)) throw new RuntimeProblem(`${field} must be between ${least} and ${most}.`);
    if (number < least) throw new RuntimeProblem(least === 0 ? `${field} cannot be negative.` : `${field} must be at least ${least}.`);
    return number;
  };
}
