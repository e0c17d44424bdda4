/** The first place where a text is no JSON, or where an object has a member twice (which JSON.parse would take silently). */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  readonly what: string;
  readonly fix: string;
}

const DEEPEST = 200;

/** `JSON.parse` says what is wrong but, on Node 20, not always where. */
export function findJsonFault(text: string): JsonFault | undefined {
  try {
    new Reader(text).document();
    return undefined;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const before = text.slice(0, error.at).split('\n');
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, what: error.message, fix: error.fix };
  }
}

class Fault extends Error {
  constructor(
    readonly at: number,
    what: string,
    readonly fix: string,
  ) {
    super(what);
  }
}

class Reader {
  private at = 0;
  private depth = 0;

  constructor(private readonly text: string) {}

  document(): void {
    this.value();
    this.blanks();
    if (this.at < this.text.length)
      this.fail('something follows the end of the definition', 'remove it, or the bracket too many before it');
  }

  private value(): void {
    this.blanks();
    const character = this.text[this.at];
    if (character === '{') return this.nested('}', () => this.members());
    if (character === '[') return this.nested(']', () => this.items());
    if (character === '"') return void this.string();
    const literal = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/.exec(
      this.text.slice(this.at, this.at + 400),
    );
    if (literal) this.at += literal[0].length;
    else this.fail(`expected a value, found ${this.found()}`, this.adviceForValue());
  }

  /** From the bracket that opens to the one that closes. */
  private nested(close: string, inside: () => void): void {
    if (++this.depth > DEEPEST) this.fail(`nested deeper than ${DEEPEST}`, 'nest it less');
    this.at++;
    this.blanks();
    if (this.text[this.at] === close) this.at++;
    else inside();
    this.depth--;
  }

  private members(): void {
    const names = new Set<string>();
    do {
      this.blanks();
      const at = this.at;
      if (this.text[at] !== '"') this.fail(`expected a member's name in double quotes, found ${this.found()}`, this.adviceForName());
      const name = this.string();
      if (names.has(name)) this.fail(`${JSON.stringify(name)} is there twice in one object`, 'rename or remove one of the two', at);
      names.add(name);
      this.blanks();
      if (this.text[this.at] !== ':') this.fail(`expected ":", found ${this.found()}`, `put a ":" after ${JSON.stringify(name)}`);
      this.at++;
      this.value();
    } while (this.goesOn('}'));
  }

  private items(): void {
    do this.value();
    while (this.goesOn(']'));
  }

  /** Steps over a comma, or over the bracket that ends it. */
  private goesOn(close: string): boolean {
    const end = this.at;
    this.blanks();
    const character = this.text[this.at];
    if (character === undefined || character === '}' || character === ']') {
      if (character !== close) this.fail(`expected "," or "${close}", found ${this.found()}`, `close it with "${close}"`);
    } else if (character !== ',') this.fail(`a "," is missing before ${this.found()}`, 'put a "," here', end);
    this.at++;
    return character === ',';
  }

  private string(): string {
    const from = this.at++;
    for (;;) {
      const character = this.text[this.at];
      if (character === undefined || character === '\n')
        this.fail('the text does not end on its line', 'close it with a double quote', from);
      if (character < ' ') this.fail('a control character stands in a text', 'write a tab as \\t');
      this.at++;
      if (character === '"') return JSON.parse(this.text.slice(from, this.at)) as string;
      if (character === '\\') this.escape();
    }
  }

  private escape(): void {
    const rest = /^(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/.exec(this.text.slice(this.at, this.at + 5));
    if (!rest) this.fail(`no escape \\${this.text[this.at] ?? ''} in JSON`, 'write a backslash as \\\\');
    this.at += rest[0].length;
  }

  private blanks(): void {
    while (this.at < this.text.length && ' \t\r\n'.includes(this.text[this.at] as string)) this.at++;
  }

  private found(): string {
    const word = /^(?:\w+|.)/u.exec(this.text.slice(this.at, this.at + 40))?.[0];
    return word === undefined ? 'the end of the file' : JSON.stringify(word).replace(/^"\\""$/, 'a double quote');
  }

  private adviceForValue(): string {
    const rest = this.text.slice(this.at, this.at + 2);
    if (rest === '//' || rest === '/*') return 'JSON has no comments: use a "Comment" field';
    if (rest.startsWith("'")) return 'use double quotes';
    if (rest.startsWith('}') || rest.startsWith(']')) return 'remove the "," before it, or write the value that is missing';
    return rest === ''
      ? 'write what is missing at the end'
      : 'write a text in double quotes, a number, true, false, null, an object or a list';
  }

  private adviceForName(): string {
    const rest = this.text.slice(this.at, this.at + 2);
    return rest.startsWith('}')
      ? 'remove the "," before it'
      : rest.startsWith('/') || rest.startsWith("'")
        ? this.adviceForValue()
        : 'put the name in double quotes';
  }

  private fail(what: string, fix: string, at = this.at): never {
    throw new Fault(at, what, fix);
  }
}
