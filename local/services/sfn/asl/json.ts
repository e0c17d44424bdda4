export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [name: string]: Json };

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A JSON type, in the words that error messages use. */
export function jsonType(value: unknown): 'null' | 'array' | 'object' | 'string' | 'number' | 'boolean' | 'function' | 'undefined' {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as 'object';
}

export function jsonEquals(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, i) => jsonEquals(item, b[i] as Json));
  if (!isObject(a) || !isObject(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && jsonEquals(a[name] as Json, b[name] as Json))
  );
}

/** The latest texts: what a state is left with is what the next one is entered with, and what is measured is then recorded. */
const KEPT = 8;
const objects = new Array<object | undefined>(KEPT).fill(undefined);
const texts = new Array<string>(KEPT).fill('');
let oldest = 0;

function keep(value: object, text: string): void {
  objects[oldest] = value;
  texts[oldest] = text;
  oldest = (oldest + 1) % KEPT;
}

/** The JSON text of a value. Values of the engine are never changed in place, so the text of an object is not made again at once. */
export function jsonText(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const known = objects.indexOf(value);
  if (known >= 0) return texts[known] as string;
  const text = JSON.stringify(value);
  keep(value, text);
  return text;
}

/** A copy of the value that is nothing but JSON; undefined when nothing of it is. */
export function toJson(value: unknown): Json | undefined {
  const text = JSON.stringify(value);
  if (text === undefined) return undefined;
  const json = JSON.parse(text) as Json;
  if (typeof json === 'object' && json !== null) keep(json, text);
  return json;
}

/** What AWS allows for an input, an output, a result or a variable. */
const PAYLOAD_LIMIT_BYTES = 256 * 1024;

export const isTooLarge = (text: string): boolean => text.length * 3 > PAYLOAD_LIMIT_BYTES && Buffer.byteLength(text) > PAYLOAD_LIMIT_BYTES;
