import { matchesWildcard } from './wildcard';

/** Whether one value of the request matches one value of the policy. */
type Matches = (actual: string, expected: string) => boolean;

const number =
  (compare: (actual: number, expected: number) => boolean): Matches =>
  (actual, expected) =>
    compare(Number(actual), Number(expected));
const date =
  (compare: (actual: number, expected: number) => boolean): Matches =>
  (actual, expected) =>
    compare(instant(actual), instant(expected));
const stringEquals: Matches = (actual, expected) => actual === expected;
const stringEqualsIgnoreCase: Matches = (actual, expected) => actual.toLowerCase() === expected.toLowerCase();
const stringLike: Matches = (actual, expected) => matchesWildcard(actual, expected);

export interface Operator {
  readonly matches: Matches;
  /** Holds when no value of the policy matches, and when the request has no such key. */
  readonly isNegated: boolean;
}

const operators: Readonly<Record<string, Operator>> = {
  StringEquals: { matches: stringEquals, isNegated: false },
  StringNotEquals: { matches: stringEquals, isNegated: true },
  StringEqualsIgnoreCase: { matches: stringEqualsIgnoreCase, isNegated: false },
  StringNotEqualsIgnoreCase: { matches: stringEqualsIgnoreCase, isNegated: true },
  StringLike: { matches: stringLike, isNegated: false },
  StringNotLike: { matches: stringLike, isNegated: true },
  ArnEquals: { matches: matchesArn, isNegated: false },
  ArnNotEquals: { matches: matchesArn, isNegated: true },
  ArnLike: { matches: matchesArn, isNegated: false },
  ArnNotLike: { matches: matchesArn, isNegated: true },
  Bool: { matches: stringEqualsIgnoreCase, isNegated: false },
  NumericEquals: { matches: number((actual, expected) => actual === expected), isNegated: false },
  NumericNotEquals: { matches: number((actual, expected) => actual === expected), isNegated: true },
  NumericLessThan: { matches: number((actual, expected) => actual < expected), isNegated: false },
  NumericLessThanEquals: { matches: number((actual, expected) => actual <= expected), isNegated: false },
  NumericGreaterThan: { matches: number((actual, expected) => actual > expected), isNegated: false },
  NumericGreaterThanEquals: { matches: number((actual, expected) => actual >= expected), isNegated: false },
  DateEquals: { matches: date((actual, expected) => actual === expected), isNegated: false },
  DateNotEquals: { matches: date((actual, expected) => actual === expected), isNegated: true },
  DateLessThan: { matches: date((actual, expected) => actual < expected), isNegated: false },
  DateLessThanEquals: { matches: date((actual, expected) => actual <= expected), isNegated: false },
  DateGreaterThan: { matches: date((actual, expected) => actual > expected), isNegated: false },
  DateGreaterThanEquals: { matches: date((actual, expected) => actual >= expected), isNegated: false },
};

export const operatorNames: readonly string[] = Object.keys(operators);

/** Undefined for an operator that is not hosted: BinaryEquals, IpAddress, and whatever IAM does not have. */
export const operatorNamed = (name: string): Operator | undefined => (Object.hasOwn(operators, name) ? operators[name] : undefined);

/** Each of the first five parts by itself, so that a wildcard does not reach over a colon; the rest as one. */
function matchesArn(actual: string, expected: string): boolean {
  const [actualParts, expectedParts] = [arnParts(actual), arnParts(expected)];
  return (
    actualParts.length === expectedParts.length && expectedParts.every((part, index) => matchesWildcard(actualParts[index] ?? '', part))
  );
}

function arnParts(arn: string): string[] {
  const parts = arn.split(':');
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}

const instant = (text: string) => (/^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text));
