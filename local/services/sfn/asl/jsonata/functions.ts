import jsonata from 'jsonata';
import { partition } from '../intrinsics/array-partition';
import { range } from '../intrinsics/array-range';
import { hashOf } from '../intrinsics/hash';
import { seededFraction } from '../intrinsics/seeded-fraction';
import { type Json, toJson } from '../json';
import type { View } from '../run/view';

// biome-ignore lint/suspicious/noExplicitAny: what an expression passes is checked by the function itself
type JsonataFunction = (...args: any[]) => unknown;

const timestamp = jsonata('$fromMillis(at, picture, timezone)');

/** What Step Functions adds to JSONata, and what there reads the clock or draws numbers. */
export const stateFunctions: Readonly<Record<string, (view: View) => JsonataFunction>> = {
  hash: () => (value: Json | undefined, algorithm: string) => (value === undefined ? undefined : hashOf(value, algorithm)),
  millis: (view) => () => view.host.clock.now(),
  now: (view) => (picture?: string, timezone?: string) => timestamp.evaluate({ at: view.host.clock.now(), picture, timezone }),
  parse: () => (text: string | undefined) => (text === undefined ? undefined : JSON.parse(text)),
  partition: () => (items: Json[] | undefined, size: number) =>
    items === undefined ? undefined : partition(asArray(items), Math.trunc(size)),
  random: (view) => (seed?: number) => (seed === undefined ? view.host.random.next() : seededFraction(seed)),
  range: () => (first: number, last: number, step: number) => sequence(range(first, last, step)),
  uuid: (view) => () => view.host.random.uuid(),
};

const asArray = (value: Json): readonly Json[] => (Array.isArray(value) ? (toJson(value) as Json[]) : [value]);

/** What JSONata takes for a list of results: one of a single item is that item. */
const sequence = (items: readonly Json[]) => Object.assign([...items], { sequence: true });
