import { isObject, type Json } from '../json';

const numbers = (value: Json): number[] => (Array.isArray(value) ? value.filter((item): item is number => typeof item === 'number') : []);
const sum = (value: Json) => numbers(value).reduce((total, item) => total + item, 0);
const length = (value: Json) =>
  Array.isArray(value) || typeof value === 'string' ? value.length : isObject(value) ? Object.keys(value).length : null;

/** Functions that a path may end with, applied to what the path led to. */
export const pathFunctions: Readonly<Record<string, (value: Json) => Json>> = {
  length,
  size: length,
  min: (value) => Math.min(...numbers(value)),
  max: (value) => Math.max(...numbers(value)),
  avg: (value) => sum(value) / numbers(value).length,
  sum,
  keys: (value) => (isObject(value) ? Object.keys(value) : null),
  first: (value) => (Array.isArray(value) ? (value[0] ?? null) : null),
  last: (value) => (Array.isArray(value) ? (value.at(-1) ?? null) : null),
};
