import type { Json } from '../json';
import { timestampMs } from '../timestamp';
import { matchesPattern } from './pattern';

export interface Operator {
  /** What stands on the right of it. */
  readonly takes: 'string' | 'number' | 'boolean' | 'timestamp';
  /** It also exists as `…Path`. */
  readonly hasPath: boolean;
  /** `found` is undefined only for IsPresent. */
  holds(found: Json | undefined, against: Json): boolean;
}

type Order = (order: number) => boolean;

/** Compares two values of the type; undefined when one of them is of another. */
type Compare = (found: Json | undefined, against: Json) => number | undefined;

const byNumber: Compare = (found, against) => (typeof found === 'number' && typeof against === 'number' ? found - against : undefined);
const byString: Compare = (found, against) =>
  typeof found === 'string' && typeof against === 'string' ? (found < against ? -1 : Number(found > against)) : undefined;
const byTimestamp: Compare = (found, against) => {
  const left = typeof found === 'string' ? timestampMs(found) : undefined;
  const right = typeof against === 'string' ? timestampMs(against) : undefined;
  return left === undefined || right === undefined ? undefined : left - right;
};

const ORDERS: Readonly<Record<string, Order>> = {
  Equals: (order) => order === 0,
  GreaterThan: (order) => order > 0,
  GreaterThanEquals: (order) => order >= 0,
  LessThan: (order) => order < 0,
  LessThanEquals: (order) => order <= 0,
};

const compared = (takes: Operator['takes'], compare: Compare): [string, Operator][] =>
  Object.entries(ORDERS).map(([name, holds]) => [
    `${takes.charAt(0).toUpperCase()}${takes.slice(1)}${name}`.replace(/^Number/, 'Numeric'),
    {
      takes,
      hasPath: true,
      holds(found, against) {
        const order = compare(found, against);
        return order !== undefined && holds(order);
      },
    },
  ]);

const tested = (test: (found: Json | undefined) => boolean): Operator => ({
  takes: 'boolean',
  hasPath: false,
  holds: (found, against) => test(found) === against,
});

/** Every comparison of the language but And, Or and Not. */
export const operators: Readonly<Record<string, Operator>> = {
  ...Object.fromEntries([...compared('string', byString), ...compared('number', byNumber), ...compared('timestamp', byTimestamp)]),
  BooleanEquals: { takes: 'boolean', hasPath: true, holds: (found, against) => typeof found === 'boolean' && found === against },
  StringMatches: {
    takes: 'string',
    hasPath: false,
    holds: (found, against) => typeof found === 'string' && matchesPattern(found, String(against)),
  },
  IsBoolean: tested((found) => typeof found === 'boolean'),
  IsNull: tested((found) => found === null),
  IsNumeric: tested((found) => typeof found === 'number'),
  IsPresent: tested((found) => found !== undefined),
  IsString: tested((found) => typeof found === 'string'),
  IsTimestamp: tested((found) => typeof found === 'string' && timestampMs(found) !== undefined),
};

export function isRight(takes: Operator['takes'], value: Json): boolean {
  return takes === 'timestamp' ? typeof value === 'string' && timestampMs(value) !== undefined : typeof value === takes;
}
