import { type Json, jsonEquals } from '../json';
import { find } from './find';
import { readTokens } from './parse';
import type { TextReader } from './text-reader';
import { isDefinite, type Predicate } from './tokens';

type Operand = (item: Json, root: Json) => Json | undefined;

/** `?( … )`: comparisons of `@…`, `$…` and literals, joined by &&, || and !; a path alone asks whether it leads anywhere. */
export function parseFilter(reader: TextReader): Predicate {
  reader.expect('?');
  reader.skipBlanks();
  reader.expect('(');
  const predicate = readOr(reader);
  reader.skipBlanks();
  reader.expect(')');
  return predicate;
}

function readOr(reader: TextReader): Predicate {
  const left = readAnd(reader);
  reader.skipBlanks();
  if (!reader.take('||')) return left;
  const right = readOr(reader);
  return (item, root) => left(item, root) || right(item, root);
}

function readAnd(reader: TextReader): Predicate {
  const left = readTerm(reader);
  reader.skipBlanks();
  if (!reader.take('&&')) return left;
  const right = readAnd(reader);
  return (item, root) => left(item, root) && right(item, root);
}

function readTerm(reader: TextReader): Predicate {
  reader.skipBlanks();
  if (reader.peek() === '!' && reader.peek(2) !== '!=') {
    reader.take('!');
    const term = readTerm(reader);
    return (item, root) => !term(item, root);
  }
  if (reader.take('(')) {
    const inner = readOr(reader);
    reader.skipBlanks();
    reader.expect(')');
    return inner;
  }
  const left = readOperand(reader);
  reader.skipBlanks();
  const operator = reader.match(/==|!=|<=|>=|=~|<|>|nin\b|in\b/y);
  if (operator === undefined) return (item, root) => left(item, root) !== undefined;
  reader.skipBlanks();
  if (operator === '=~') return readMatch(reader, left);
  const right = readOperand(reader);
  const compare = COMPARISONS[operator] as Comparison;
  return (item, root) => compare(left(item, root), right(item, root));
}

type Comparison = (left: Json | undefined, right: Json | undefined) => boolean;

const equals: Comparison = (left, right) => (left === undefined || right === undefined ? left === right : jsonEquals(left, right));
const contains: Comparison = (item, list) =>
  Array.isArray(list) && item !== undefined && list.some((each) => jsonEquals(each as Json, item));
const ordered =
  (holds: (left: number | string, right: number | string) => boolean): Comparison =>
  (left, right) =>
    (typeof left === 'number' && typeof right === 'number') || (typeof left === 'string' && typeof right === 'string')
      ? holds(left, right)
      : false;

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  '==': equals,
  '!=': (left, right) => !equals(left, right),
  '<': ordered((left, right) => left < right),
  '<=': ordered((left, right) => left <= right),
  '>': ordered((left, right) => left > right),
  '>=': ordered((left, right) => left >= right),
  in: contains,
  nin: (item, list) => !contains(item, list),
};

function readMatch(reader: TextReader, operand: Operand): Predicate {
  reader.expect('/');
  const pattern = reader.match(/(?:[^/\\]|\\.)*/y) ?? '';
  reader.expect('/');
  const expression = new RegExp(`^(?:${pattern})$`, reader.match(/[a-z]*/y) ?? '');
  return (item, root) => {
    const value = operand(item, root);
    return typeof value === 'string' && expression.test(value);
  };
}

function readOperand(reader: TextReader): Operand {
  if (reader.peek() === '@' || reader.peek() === '$') {
    const isItem = reader.take('@');
    if (!isItem) reader.expect('$');
    const tokens = readTokens(reader);
    const definite = tokens.every(isDefinite);
    return (item, root) => {
      const found = find(tokens, isItem ? item : root);
      return definite ? found[0] : found;
    };
  }
  const literal = readLiteral(reader);
  return () => literal;
}

function readLiteral(reader: TextReader): Json {
  if (reader.peek() === "'" || reader.peek() === '"') return reader.quoted(reader.peek());
  if (reader.take('[')) {
    const items: Json[] = [];
    for (reader.skipBlanks(); !reader.take(']'); reader.skipBlanks()) {
      items.push(readLiteral(reader));
      reader.skipBlanks();
      reader.take(',');
    }
    return items;
  }
  const word = reader.match(/-?\d+(\.\d+)?([eE][-+]?\d+)?|true\b|false\b|null\b/y);
  if (word === undefined) return reader.fail('expected @, $, a string, a number, true, false, null or a list');
  return JSON.parse(word) as Json;
}
