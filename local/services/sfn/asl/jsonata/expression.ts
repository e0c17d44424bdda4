import jsonata from 'jsonata';
import { EvaluationProblem } from '../failure';
import { type Json, jsonText, jsonType, toJson } from '../json';
import { SyntaxProblem } from '../jsonpath/text-reader';
import type { View } from '../run/view';
import { stateFunctions } from './functions';
import { namesIn } from './names';

/**
 * A JSONata expression, read once.
 *
 * Not here: the limit of one second for an evaluation. `$toMillis` with a picture that names no date takes today's from the laptop.
 */
export interface Expression {
  /** Without `{%` and `%}`. */
  readonly text: string;
  /** Throws EvaluationProblem, also when the result is undefined or no JSON. */
  evaluate(view: View, field: string): Promise<Json>;
}

const DELIMITED = /^\{%(.*)%\}$/s;

/** The delimiters must be the first and the last characters; anything else is a plain string. */
export const isExpression = (value: unknown): value is string => typeof value === 'string' && DELIMITED.test(value);

/** Throws SyntaxProblem. */
export function compileExpression(delimited: string): Expression {
  const text = (DELIMITED.exec(delimited)?.[1] ?? delimited).trim();
  const expression = read(text);
  const names = namesIn(expression.ast());
  if (names.has('eval')) throw new SyntaxProblem('$eval is not part of the language');

  const bindings = (view: View): Record<string, unknown> => {
    const bound: Record<string, unknown> = {};
    for (const name of names) {
      const value = name === 'states' ? view.states : (stateFunctions[name]?.(view) ?? view.variables.find(name));
      if (value !== undefined) bound[name] = value;
    }
    return bound;
  };

  return {
    text,
    async evaluate(view, field) {
      const said = (what: string) =>
        new EvaluationProblem(`The JSONata expression '${text}' specified for the field '${field}' ${what}`, field);
      let result: unknown;
      try {
        result = await expression.evaluate(undefined, bindings(view));
      } catch (error) {
        throw said(`threw an error during evaluation. ${problemText(error)}`);
      }
      if (result === undefined) throw said('returned nothing (undefined).');
      const json = isFunction(result) ? undefined : toJson(result);
      if (json === undefined)
        throw said(`returned an unexpected result type. Expected JSON, but was '${isFunction(result) ? 'function' : jsonType(result)}'`);
      return json;
    },
  };
}

/** As `evaluate`, and the result must be of the type. */
export async function evaluateTo(
  type: 'array' | 'number' | 'boolean' | 'string',
  expression: Expression,
  view: View,
  field: string,
): Promise<Json> {
  const value = await expression.evaluate(view, field);
  const actual = jsonType(value);
  if (actual === type) return value;
  throw new EvaluationProblem(
    `The JSONata expression '${expression.text}' specified for the field '${field}' returned an unexpected result type. ` +
      `Expected '${type}', but was '${actual}' for value: ${jsonText(value)}`,
    field,
  );
}

function read(text: string): jsonata.Expression {
  try {
    return jsonata(text);
  } catch (error) {
    throw new SyntaxProblem(`'${text}' is no JSONata expression: ${problemText(error)}`);
  }
}

const isFunction = (result: unknown) =>
  typeof result === 'function' ||
  (typeof result === 'object' && result !== null && ('_jsonata_function' in result || '_jsonata_lambda' in result));

function problemText(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return [code, message].filter(Boolean).join(': ');
}
