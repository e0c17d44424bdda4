import type { Condition } from './action';

type Operator = (result: string, operand: string) => boolean;

/** A number comparison with something that is no number does not hold. */
export const operators: Readonly<Record<string, Operator>> = {
  Equals: (result, operand) => result === operand,
  TextStartsWith: (result, operand) => result.startsWith(operand),
  TextEndsWith: (result, operand) => result.endsWith(operand),
  TextContains: (result, operand) => result.includes(operand),
  NumberGreaterThan: (result, operand) => numberOf(result) > numberOf(operand),
  NumberGreaterOrEqualTo: (result, operand) => numberOf(result) >= numberOf(operand),
  NumberLessThan: (result, operand) => numberOf(result) < numberOf(operand),
  NumberLessOrEqualTo: (result, operand) => numberOf(result) <= numberOf(operand),
};

/** The first condition that holds. */
export const conditionFor = (result: string, conditions: readonly Condition[]): Condition | undefined =>
  conditions.find(({ operator, operands: [operand = ''] }) => operators[operator]?.(result, operand));

const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));
