import { SalesforceError } from './salesforce-error';

export interface Query {
  readonly fields: readonly string[];
  readonly object: string;
  readonly where: readonly { readonly field: string; readonly value: string }[];
  readonly orderBy?: { readonly field: string; readonly isDescending: boolean };
  readonly limit?: number;
}

/**
 * The part of SOQL that is hosted: SELECT fields FROM object [WHERE field = 'text' [AND …]] [ORDER BY field [ASC|DESC]] [LIMIT n].
 * Anything else is MALFORMED_QUERY, even where Salesforce would take it.
 */
export function parseSoql(text: string): Query {
  const tokens = new Tokens(text);
  tokens.expect('SELECT');
  const fields = tokens.list();
  tokens.expect('FROM');
  const object = tokens.name();
  const where: Query['where'][number][] = [];
  if (tokens.accept('WHERE')) {
    do {
      const field = tokens.name();
      tokens.expect('=');
      where.push({ field, value: tokens.literal() });
    } while (tokens.accept('AND'));
  }
  const orderBy = tokens.accept('ORDER') ? orderOf(tokens) : undefined;
  const limit = tokens.accept('LIMIT') ? tokens.count() : undefined;
  tokens.end();
  return { fields, object, where, ...(orderBy && { orderBy }), ...(limit !== undefined && { limit }) };
}

function orderOf(tokens: Tokens): Query['orderBy'] & {} {
  tokens.expect('BY');
  const field = tokens.name();
  const isDescending = tokens.accept('DESC');
  if (!isDescending) tokens.accept('ASC');
  return { field, isDescending };
}

class Tokens {
  private readonly tokens: readonly string[];
  private position = 0;

  constructor(text: string) {
    this.tokens = text.match(/'(?:[^'\\]|\\.)*'|[A-Za-z_]\w*|\d+|\S/g) ?? [];
  }

  accept(keyword: string): boolean {
    const isNext = this.tokens[this.position]?.toUpperCase() === keyword;
    if (isNext) this.position++;
    return isNext;
  }

  expect(keyword: string): void {
    if (!this.accept(keyword)) throw this.unexpected(keyword);
  }

  name(): string {
    return this.next(/^[A-Za-z_]\w*$/, 'a name');
  }

  list(): string[] {
    const names = [this.name()];
    while (this.accept(',')) names.push(this.name());
    return names;
  }

  literal(): string {
    return this.next(/^'/, "a 'text'").slice(1, -1).replace(/\\(.)/g, '$1');
  }

  count(): number {
    return Number(this.next(/^\d+$/, 'a number'));
  }

  end(): void {
    if (this.position < this.tokens.length) throw this.unexpected('the end of the query');
  }

  private next(shape: RegExp, expected: string): string {
    const token = this.tokens[this.position];
    if (token === undefined || !shape.test(token)) throw this.unexpected(expected);
    this.position++;
    return token;
  }

  /** Never quotes a literal: it may be a person's name or number. */
  private unexpected(expected: string): SalesforceError {
    const token = this.tokens[this.position];
    const found = token === undefined ? '<EOF>' : token.startsWith("'") ? "'…'" : token;
    return new SalesforceError('MALFORMED_QUERY', `unexpected token: ${found}, expecting ${expected}`);
  }
}
