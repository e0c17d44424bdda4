import { Refusal } from '../../cloud/service';
import { operators } from './pattern-operators';

type Matches = (event: unknown) => boolean;
/** Told the scalar values of one field: none when it is absent, several when it is an array. */
export type FieldTest = (values: readonly unknown[]) => boolean;

/** An event pattern, ready to be asked. An operator that is not in the table is refused. */
// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
export function compilePattern(pattern: unknown, where: string): Matches {
  if (!isObject(pattern) || Object.keys(pattern).length === 0)
    throw new Refusal('an event pattern is an object with at least one field', where);
  const fields = Object.entries(pattern).map(([field, expected]): Matches => {
    if (field === '$or') return compileOr(expected, where);
    if (Array.isArray(expected)) return compileField(field, expected, where);
    const nested = compilePattern(expected, `${where} ${field}`);
    return (event) => {
      const value = isObject(event) ? event[field] : undefined;
      return Array.isArray(value) ? value.some(nested) : nested(value);
    };
  });
  return (event) => fields.every((matches) => matches(event));
}

function compileOr(alternatives: unknown, where: string): Matches {
  if (!Array.isArray(alternatives) || alternatives.length < 2) throw new Refusal('$or needs a list of at least two patterns', where);
  const patterns = alternatives.map((alternative) => compilePattern(alternative, where));
  return (event) => patterns.some((matches) => matches(event));
}

function compileField(field: string, alternatives: readonly unknown[], where: string): Matches {
  if (alternatives.length === 0) throw new Refusal(`the list of ${field} is empty`, where);
  const tests = alternatives.map((alternative) => compileTest(alternative, `${where} ${field}`));
  return (event) => {
    const value = isObject(event) ? event[field] : undefined;
    const values = (Array.isArray(value) ? value : [value]).filter((each) => each !== undefined && !isObject(each));
    return tests.some((matches) => matches(values));
  };
}

function compileTest(alternative: unknown, where: string): FieldTest {
  if (Array.isArray(alternative)) throw new Refusal('a list within a list is no pattern', where);
  if (!isObject(alternative)) return (values) => values.includes(alternative);
  const [[name, operand] = ['', undefined], ...others] = Object.entries(alternative);
  const operator = operators[name];
  if (!operator || others.length) {
    const known = Object.keys(operators).join(', ');
    throw new Refusal(
      `the event pattern operator ${Object.keys(alternative)} is not one of ${known}, $or; see docs/local-coverage.md`,
      where,
    );
  }
  return operator(operand, where);
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
