import { RuntimeProblem } from '../failure';
import { isObject, type Json, type JsonObject } from '../json';
import { evaluateTo, isExpression } from '../jsonata/expression';
import { lookUpPath } from '../jsonpath/read-path';
import type { Place } from '../load/place';
import type { Step } from '../run/step';
import { isRight, type Operator, operators } from './operators';

/** Whether a choice holds; `input` is what `$` stands for. */
export type Rule = (step: Step, input: Json) => boolean | Promise<boolean>;

/** `allowed` are the fields that a choice has beside its condition. */
export function loadRule(definition: JsonObject, field: string, place: Place, allowed: readonly string[] = ['Comment']): Rule {
  return place.language === 'JSONata'
    ? loadCondition(definition, field, place, allowed)
    : loadComparison(definition, field, place, allowed);
}

function loadCondition(definition: JsonObject, field: string, place: Place, allowed: readonly string[]): Rule {
  const { Condition: condition } = definition;
  for (const name of Object.keys(definition))
    if (name !== 'Condition' && !allowed.includes(name)) place.problem(`${field}.${name}`, 'is no field of a choice of a JSONata state');
  if (typeof condition === 'boolean') return () => condition;
  if (!isExpression(condition)) {
    place.problem(`${field}.Condition`, `expected {% … %}, got ${JSON.stringify(condition)}`);
    return () => false;
  }
  const expression = place.expression(`${field}.Condition`, condition);
  return async (step) =>
    expression !== undefined && ((await evaluateTo('boolean', expression, step.view(step.input), `${field}/Condition`)) as boolean);
}

function loadComparison(definition: JsonObject, field: string, place: Place, allowed: readonly string[]): Rule {
  const names = Object.keys(definition).filter((name) => !allowed.includes(name) && name !== 'Variable');
  const name = names[0];
  if (name === undefined || names.length > 1) {
    place.problem(field, `expected exactly one comparison, got ${names.join(' and ') || 'none'}`);
    return () => false;
  }
  const value = definition[name] as Json;
  if (name === 'And' || name === 'Or') return loadComposite(name, value, `${field}.${name}`, place);
  if (name === 'Not') {
    const rule = loadRule(isObject(value) ? value : {}, `${field}.Not`, place);
    return async (step, input) => !(await rule(step, input));
  }
  return loadOperator(name, value, definition['Variable'], field, place);
}

function loadComposite(name: 'And' | 'Or', list: Json, field: string, place: Place): Rule {
  if (!Array.isArray(list) || list.length === 0) place.problem(field, 'expected a list of at least one comparison');
  const rules = (Array.isArray(list) ? list : []).map((each: Json, index) =>
    loadRule(isObject(each) ? each : {}, `${field}[${index}]`, place),
  );
  const isDecided = name === 'Or';
  return async (step, input) => {
    for (const rule of rules) if ((await rule(step, input)) === isDecided) return isDecided;
    return !isDecided;
  };
}

function loadOperator(name: string, value: Json, variable: Json | undefined, field: string, place: Place): Rule {
  const isPath = name.endsWith('Path') && operators[name.slice(0, -4)]?.hasPath === true;
  const operator: Operator | undefined = operators[isPath ? name.slice(0, -4) : name];
  if (!operator) {
    place.problem(`${field}.${name}`, 'is no comparison');
    return () => false;
  }
  const path = place.path(`${field}.Variable`, variable);
  const expected = isPath ? place.path(`${field}.${name}`, value) : undefined;
  if (!isPath && !isRight(operator.takes, value))
    place.problem(`${field}.${name}`, `expected a ${operator.takes}, got ${JSON.stringify(value)}`);
  return (step, input) => {
    if (!path) return false;
    const view = step.view(input);
    const found = lookUpPath(path, view);
    if (found === undefined && name !== 'IsPresent') throw invalidValue(path.text);
    const against = expected ? lookUpPath(expected, view) : value;
    if (against === undefined) throw invalidValue(String(value));
    return operator.holds(found, against);
  };
}

const invalidValue = (path: string) =>
  new RuntimeProblem(`Invalid path '${path}': The choice state's condition path references an invalid value.`);
