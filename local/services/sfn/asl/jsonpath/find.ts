import { isObject, type Json, jsonText, jsonType } from '../json';
import { pathFunctions } from './functions';
import { isDefinite, type Token, tokenText } from './tokens';

/** A path that leads nowhere, in the words of the library that AWS reads paths with. */
export class PathNotFound extends Error {
  override readonly name = 'PathNotFound';
}

/** Every value the tokens lead to. Where the way is definite so far and there is none: PathNotFound in `strict` mode, else nothing. */
export function find(tokens: readonly Token[], root: Json, strict = false): Json[] {
  const found: Json[] = [];
  walk({ tokens, root, strict, found }, 0, root, true);
  return found;
}

interface Search {
  readonly tokens: readonly Token[];
  readonly root: Json;
  readonly strict: boolean;
  readonly found: Json[];
}

function walk(search: Search, at: number, value: Json, wasDefinite: boolean): void {
  const token = search.tokens[at];
  if (!token) {
    search.found.push(value);
    return;
  }
  const definite = wasDefinite && isDefinite(token);
  for (const each of token.isScan ? descendants(value) : [value]) step(search, at, token, each, definite);
}

function step(search: Search, at: number, token: Token, value: Json, definite: boolean): void {
  const go = (next: Json) => walk(search, at + 1, next, definite);
  switch (token.kind) {
    case 'names':
      return stepNames(search, at, token.names, value, definite);
    case 'every':
      if (Array.isArray(value)) value.forEach(go);
      else if (isObject(value)) Object.values(value).forEach(go);
      return;
    case 'indexes':
      if (!Array.isArray(value)) return missing(search, definite, () => notAnArray(search, at, token, value));
      for (const index of token.indexes) {
        const item = value[index < 0 ? value.length + index : index];
        if (item !== undefined) go(item);
      }
      return;
    case 'slice':
      if (Array.isArray(value)) value.slice(token.from, token.to).forEach(go);
      return;
    case 'filter':
      for (const item of Array.isArray(value) ? value : [value]) if (token.predicate(item, search.root)) go(item);
      return;
    case 'call':
      return go(pathFunctions[token.name]?.(value) ?? null);
  }
}

function stepNames(search: Search, at: number, names: readonly string[], value: Json, definite: boolean): void {
  const isLeaf = at === search.tokens.length - 1;
  if (!isObject(value)) return missing(search, definite, () => notAnObject(search, at, names, value));
  if (names.length > 1 && isLeaf) {
    search.found.push(Object.fromEntries(names.filter((name) => Object.hasOwn(value, name)).map((name) => [name, value[name] as Json])));
    return;
  }
  for (const name of names) {
    if (Object.hasOwn(value, name)) walk(search, at + 1, value[name] as Json, definite);
    else if (!isLeaf) missing(search, definite, () => `Missing property in path ${pathText(search.tokens.slice(0, at + 1))}`);
  }
}

function missing(search: Search, definite: boolean, message: () => string): void {
  if (search.strict && definite) throw new PathNotFound(message());
}

const JAVA_TYPES: Readonly<Record<string, string>> = {
  string: 'java.lang.String',
  boolean: 'java.lang.Boolean',
  array: 'java.util.ArrayList',
  null: 'null',
};

function notAnObject({ tokens }: Search, at: number, names: readonly string[], value: Json): string {
  const type =
    typeof value === 'number' ? (Number.isInteger(value) ? 'java.lang.Integer' : 'java.lang.Double') : JAVA_TYPES[jsonType(value)];
  const path = pathText(tokens.slice(0, at));
  return `Expected to find an object with property [${names.map((name) => `'${name}'`).join(',')}] in path ${path} but found '${type}'.`;
}

function notAnArray({ tokens }: Search, at: number, token: Token, value: Json): string {
  if (value === null) return `The path ${pathText(tokens.slice(0, at))} is null`;
  return `Filter: ${tokenText(token)} can only be applied to arrays. Current context is: ${jsonText(value)}`;
}

/** `$['a'][0]` */
export const pathText = (tokens: readonly Token[]): string => `$${tokens.map(tokenText).join('')}`;

function descendants(value: Json): Json[] {
  const children = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
  return [value, ...children.flatMap((child) => descendants(child as Json))];
}
