/** What is wrong with a path or an intrinsic function, found when it is read. */
export class SyntaxProblem extends Error {
  override readonly name = 'SyntaxProblem';
}

/** Reads a text from left to right. */
export class TextReader {
  at = 0;
  constructor(readonly text: string) {}

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  peek(length = 1): string {
    return this.text.slice(this.at, this.at + length);
  }

  /** Takes the text when it is what follows. */
  take(text: string): boolean {
    if (!this.text.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  expect(text: string): void {
    if (!this.take(text)) this.fail(`expected '${text}'`);
  }

  /** Takes what the (sticky) pattern matches here. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  skipBlanks(): void {
    this.match(/\s*/y);
  }

  /** A quoted string; a backslash takes the next character as it is. */
  quoted(quote: string): string {
    this.expect(quote);
    let content = '';
    while (!this.take(quote)) {
      if (this.isAtEnd) this.fail(`expected a closing ${quote}`);
      if (this.peek() === '\\') this.at++;
      content += this.peek();
      this.at++;
    }
    return content;
  }

  fail(what: string): never {
    const found = this.isAtEnd ? 'the end' : `'${this.text.slice(this.at, this.at + 20)}'`;
    throw new SyntaxProblem(`${what} at ${this.at + 1} of '${this.text}', found ${found}`);
  }
}
