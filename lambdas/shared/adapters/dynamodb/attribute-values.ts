import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** What our items are made of; the document client knows more, and weighs more than the rest of the adapter. */
export type Value = string | number | boolean | ReadonlySet<string> | readonly Value[] | { readonly [field: string]: Value | undefined };
export type Item = Readonly<Record<string, Value | undefined>>;

/** Fields without a value are left out. */
export function toAttributes(item: Item): Record<string, AttributeValue> {
  const present = Object.entries(item).filter((field): field is [string, Value] => field[1] !== undefined);
  return Object.fromEntries(present.map(([field, value]) => [field, toAttribute(value)]));
}

export function toAttribute(value: Value): AttributeValue {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value instanceof Set) return { SS: [...value] };
  return Array.isArray(value) ? { L: value.map(toAttribute) } : { M: toAttributes(value as Item) };
}

export const fromAttributes = (attributes: Record<string, AttributeValue>): Item =>
  Object.fromEntries(Object.entries(attributes).map(([field, value]) => [field, fromAttribute(value)]));

function fromAttribute({ S, N, BOOL, SS, L, M }: AttributeValue): Value {
  if (S !== undefined) return S;
  if (N !== undefined) return Number(N);
  if (BOOL !== undefined) return BOOL;
  if (SS !== undefined) return new Set(SS);
  if (L !== undefined) return L.map(fromAttribute);
  if (M !== undefined) return fromAttributes(M);
  throw new Error('an attribute of a type that no item of ours has, expected S, N, BOOL, SS, L or M');
}
