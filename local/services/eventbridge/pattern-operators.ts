import { Refusal } from '../../cloud/service';
import type { FieldTest } from './pattern';

type Operator = (operand: unknown, where: string) => FieldTest;
type TextTest = (value: string) => boolean;

const textTests: Readonly<Record<string, (operand: string) => TextTest>> = {
  prefix: (operand) => (value) => value.startsWith(operand),
  suffix: (operand) => (value) => value.endsWith(operand),
  'equals-ignore-case': (operand) => (value) => value.toLowerCase() === operand.toLowerCase(),
};

/** Every operator of an event pattern that is here; `wildcard` and `cidr` are not. */
export const operators: Readonly<Record<string, Operator>> = {
  ...Object.fromEntries(Object.keys(textTests).map((name) => [name, textOperator(name)])),
  exists: (operand, where) => {
    if (typeof operand !== 'boolean') throw new Refusal('exists is true or false', where);
    return (values) => values.length > 0 === operand;
  },
  numeric: (operand, where) => {
    const comparisons = numericComparisons(operand, where);
    return (values) => values.some((value) => typeof value === 'number' && comparisons.every((holds) => holds(value)));
  },
  'anything-but': (operand, where) => {
    if (typeof operand === 'object' && operand !== null && !Array.isArray(operand)) {
      const [[name, text] = ['', undefined]] = Object.entries(operand);
      const matches = textOperator(name)(text, where);
      return (values) => values.some((value) => !matches([value]));
    }
    const excluded = [operand].flat();
    return (values) => values.some((value) => !excluded.includes(value));
  },
};

function textOperator(name: string): Operator {
  return (operand, where) => {
    const test = textTests[name];
    if (!test || typeof operand !== 'string')
      throw new Refusal(`${name || 'an empty object'} with ${JSON.stringify(operand)} is no operator here`, where);
    const matches = test(operand);
    return (values) => values.some((value) => typeof value === 'string' && matches(value));
  };
}

/** `[">", 0, "<=", 5]` */
function numericComparisons(operand: unknown, where: string): ((value: number) => boolean)[] {
  const parts = Array.isArray(operand) ? operand : [];
  const comparisons: ((value: number) => boolean)[] = [];
  for (let i = 0; i < parts.length; i += 2) {
    const compare = NUMERIC[parts[i]];
    const bound: unknown = parts[i + 1];
    if (!compare || typeof bound !== 'number')
      throw new Refusal(`numeric ${JSON.stringify(operand)} is not pairs of = > >= < <= and a number`, where);
    comparisons.push((value) => compare(value, bound));
  }
  if (comparisons.length === 0) throw new Refusal('numeric needs at least one comparison', where);
  return comparisons;
}

const NUMERIC: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '=': (value, bound) => value === bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
};
