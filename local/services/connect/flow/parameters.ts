import { isReference, referencesIn, unknownReference } from './references';

/** Says what is wrong with a parameter; `undefined` when nothing is. Values are strings, as in the flow designer's exports. */
export type Check = (value: unknown, path: string) => string | undefined;

/** A string, with references in it or without. */
export const text: Check = (value, path) => {
  if (value === undefined) return `${path} is missing`;
  if (typeof value !== 'string') return `${path} is ${JSON.stringify(value)}, expected a string`;
  const unknown = referencesIn(value).find(unknownReference);
  return unknown && `${path} refers to ${unknown}, which no flow has`;
};

/** A string without references. */
export const fixed: Check = (value, path) =>
  text(value, path) ?? (referencesIn(value as string).length ? `${path} is ${value}, but must not be a reference` : undefined);

/** One reference and nothing else. */
export const reference: Check = (value, path) =>
  text(value, path) ??
  (isReference(value as string) ? undefined : `${path} is ${value}, expected a single reference such as $.Attributes.name`);

export const oneOf =
  (...allowed: readonly string[]): Check =>
  (value, path) =>
    fixed(value, path) ?? (allowed.includes(value as string) ? undefined : `${path} is ${value}, expected ${allowed.join(' or ')}`);

/** A whole number in a string. */
export const whole =
  (from: number, to: number): Check =>
  (value, path) => {
    const number = /^\d+$/.test(value as string) ? Number(value) : Number.NaN;
    return fixed(value, path) ?? (number >= from && number <= to ? undefined : `${path} is ${value}, expected ${from} to ${to}`);
  };

export const optional =
  (check: Check): Check =>
  (value, path) =>
    value === undefined ? undefined : check(value, path);

export const either =
  (one: Check, other: Check): Check =>
  (value, path) =>
    one(value, path) && other(value, path);

export const mapOf =
  (check: Check): Check =>
  (value, path) =>
    complaintAboutObject(value, path) ?? first(Object.entries(value as object).map(([key, each]) => check(each, `${path}.${key}`)));

export const listOf =
  (check: Check): Check =>
  (value, path) =>
    Array.isArray(value) ? first(value.map((each, index) => check(each, `${path}[${index}]`))) : `${path} is not a list`;

/** An object with exactly these members; those that may be absent are `optional`. */
export const shape =
  (members: Readonly<Record<string, Check>>): Check =>
  (value, path) => {
    const wrong = complaintAboutObject(value, path);
    if (wrong) return wrong;
    const unknown = Object.keys(value as object).find((name) => !(name in members));
    if (unknown)
      return `${path}.${unknown} is not known here, expected ${Object.keys(members).join(', ') || 'nothing'}; see docs/local-coverage.md`;
    return first(Object.entries(members).map(([name, check]) => check((value as Record<string, unknown>)[name], `${path}.${name}`)));
  };

function complaintAboutObject(value: unknown, path: string): string | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? undefined : `${path} is not an object`;
}

const first = (complaints: readonly (string | undefined)[]): string | undefined => complaints.find((complaint) => complaint !== undefined);

/** `{ Type, Properties }` of one of these types. */
export const isNamed =
  (types: Readonly<Record<string, Check>>): Check =>
  (value, path) => {
    const wrong = shape({ Type: oneOf(...Object.keys(types)), Properties: () => undefined })(value, path);
    const { Type = '', Properties = {} } = (value ?? {}) as { Type?: string; Properties?: unknown };
    return wrong ?? types[Type]?.(Properties, `${path}.Properties`);
  };
