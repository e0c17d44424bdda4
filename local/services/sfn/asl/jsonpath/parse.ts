import { parseFilter } from './filter';
import { SyntaxProblem, TextReader } from './text-reader';
import { isDefinite, type Token } from './tokens';

/** Where a path starts: the value at hand (`$`), the context object (`$$`) or a variable (`$name`). */
export interface Path {
  readonly text: string;
  readonly source: 'value' | 'context' | 'variable';
  /** The variable's name. */
  readonly variable: string;
  readonly tokens: readonly Token[];
  /** Leads to exactly one value, or to none, which is an error; otherwise to an array of what was found. */
  readonly isDefinite: boolean;
}

/** Functions that a path may end with. */
export const PATH_FUNCTIONS = ['length', 'size', 'min', 'max', 'avg', 'sum', 'keys', 'first', 'last'] as const;

/** Throws SyntaxProblem. */
export function parsePath(text: string): Path {
  const reader = new TextReader(text);
  const path = readPath(reader);
  if (!reader.isAtEnd) reader.fail('expected . or [');
  return path;
}

/** Reads a path as far as it goes, such as an argument of a function. */
export function readPath(reader: TextReader): Path {
  const start = reader.at;
  reader.expect('$');
  const isContext = reader.take('$');
  const variable = isContext ? '' : (reader.match(/[\p{L}_][\p{L}\p{N}_]*/uy) ?? '');
  const tokens = readTokens(reader);
  return {
    text: reader.text.slice(start, reader.at),
    source: isContext ? 'context' : variable ? 'variable' : 'value',
    variable,
    tokens,
    // Several names at the end make one object.
    isDefinite: tokens.every(
      (token, index) => isDefinite(token) || (token.kind === 'names' && !token.isScan && index === tokens.length - 1),
    ),
  };
}

/** What follows `$` or `@`. */
export function readTokens(reader: TextReader): Token[] {
  const tokens: Token[] = [];
  for (;;) {
    if (reader.take('..')) tokens.push(reader.peek() === '[' ? readBracket(reader, true) : readName(reader, true));
    else if (reader.take('.')) tokens.push(reader.peek() === '[' ? readBracket(reader, false) : readName(reader, false));
    else if (reader.peek() === '[') tokens.push(readBracket(reader, false));
    else return tokens;
  }
}

function readName(reader: TextReader, isScan: boolean): Token {
  if (reader.take('*')) return { kind: 'every', isScan };
  const name = reader.match(/[^\s.[\](){},=<>!&|'"]+/y);
  if (name === undefined) return reader.fail('expected the name of a member');
  if (!reader.take('(')) return { kind: 'names', names: [name], isScan };
  reader.expect(')');
  if (isScan || !PATH_FUNCTIONS.some((known) => known === name)) throw new SyntaxProblem(`no function ${name}() in paths: ${reader.text}`);
  return { kind: 'call', name, isScan: false };
}

function readBracket(reader: TextReader, isScan: boolean): Token {
  reader.expect('[');
  reader.skipBlanks();
  const token = readSelector(reader, isScan);
  reader.skipBlanks();
  reader.expect(']');
  return token;
}

function readSelector(reader: TextReader, isScan: boolean): Token {
  if (reader.take('*')) return { kind: 'every', isScan };
  if (reader.peek() === '?') {
    const start = reader.at;
    const predicate = parseFilter(reader);
    return { kind: 'filter', predicate, text: reader.text.slice(start, reader.at), isScan };
  }
  if (reader.peek() === "'" || reader.peek() === '"')
    return { kind: 'names', names: readList(reader, () => reader.quoted(reader.peek())), isScan };
  const slice = reader.match(/(-?\d+)?\s*:\s*(-?\d+)?/y);
  if (slice !== undefined) {
    const [from, to] = slice.split(':').map((bound) => (bound.trim() ? Number(bound) : undefined));
    return { kind: 'slice', from, to, isScan };
  }
  const indexes = readList(reader, () =>
    Number(reader.match(/-?\d+/y) ?? reader.fail('expected an index, a name in quotes, *, a slice or a filter')),
  );
  return { kind: 'indexes', indexes, isScan };
}

function readList<Item>(reader: TextReader, readItem: () => Item): Item[] {
  const items: Item[] = [];
  do {
    reader.skipBlanks();
    items.push(readItem());
    reader.skipBlanks();
  } while (reader.take(','));
  return items;
}
