import { Refusal, type Statement } from '../service';
import { type ConditionKeys, fillVariables } from './condition-keys';
import { operatorNamed } from './condition-operators';

type Condition = NonNullable<Statement['Condition']>;

/** Whether every operator holds for every one of its keys. Throws a Refusal for an operator that is not hosted. */
export function conditionHolds(condition: Condition | undefined, keys: ConditionKeys): boolean {
  return Object.entries(condition ?? {}).every(([operator, tests]) =>
    Object.entries(tests).every(([key, expected]) => testHolds(operator, keys.get(key.toLowerCase()), [expected].flat().map(String), keys)),
  );
}

/** The operators of a condition that are not hosted. */
export const unknownOperators = (condition: Condition | undefined): string[] =>
  Object.keys(condition ?? {}).filter((name) => name !== 'Null' && !operatorNamed(parseOperator(name).name));

function testHolds(operator: string, actual: readonly string[] | undefined, expected: readonly string[], keys: ConditionKeys): boolean {
  if (operator === 'Null') return expected.includes(String(actual === undefined));
  const { name, quantifier, ifExists } = parseOperator(operator);
  const found = operatorNamed(name);
  if (!found) throw new Refusal(`no condition operator ${operator}; see docs/local-coverage.md`, 'a policy');

  const wanted = expected.map((text) => fillVariables(text, keys));
  const holdsFor = (value: string) => wanted.some((text) => text !== undefined && found.matches(value, text)) !== found.isNegated;
  if (actual === undefined || actual.length === 0) {
    if (ifExists || quantifier === 'ForAllValues') return true;
    return quantifier === undefined && found.isNegated;
  }
  return quantifier === 'ForAllValues' || (quantifier === undefined && found.isNegated) ? actual.every(holdsFor) : actual.some(holdsFor);
}

function parseOperator(operator: string): { name: string; quantifier: 'ForAllValues' | 'ForAnyValue' | undefined; ifExists: boolean } {
  const [, quantifier, name = '', suffix] = /^(?:(ForAllValues|ForAnyValue):)?(.+?)(IfExists)?$/.exec(operator) ?? [];
  return { name, quantifier: quantifier as 'ForAllValues' | 'ForAnyValue' | undefined, ifExists: suffix !== undefined };
}
