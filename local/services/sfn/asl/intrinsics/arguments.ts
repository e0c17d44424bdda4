import { isObject, type Json, type JsonObject } from '../json';
import { IntrinsicFailure } from './failure';

const ordinal = (index: number) => ['first', 'second', 'third'][index] ?? `${index + 1}th`;
const wrong = (index: number, expected: string): never => {
  throw new IntrinsicFailure(`Invalid arguments: the ${ordinal(index)} argument must be ${expected}`);
};

export function arrayAt(args: readonly Json[], index: number): readonly Json[] {
  const value = args[index];
  return Array.isArray(value) ? value : wrong(index, 'an array');
}

export function objectAt(args: readonly Json[], index: number): JsonObject {
  const value = args[index];
  return isObject(value) ? value : wrong(index, 'an object');
}

export function stringAt(args: readonly Json[], index: number): string {
  const value = args[index];
  return typeof value === 'string' ? value : wrong(index, 'a string');
}

/** A number, rounded to the nearest integer: a half goes up. */
export function integerAt(args: readonly Json[], index: number): number {
  const value = args[index];
  return typeof value === 'number' ? Math.round(value) + 0 : wrong(index, 'a number');
}
