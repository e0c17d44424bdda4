/** One line that a function wrote; `message` may hold whatever the product logged. */
export interface LogLine {
  readonly at: number;
  readonly message: string;
  /** The log stream: an execution environment. */
  readonly stream?: string;
}

/** A laptop left running keeps this much of each group. */
const MAX_LINES_PER_GROUP = 10_000;

export class LogGroups {
  readonly #groups = new Map<string, LogLine[]>();

  create(name: string): void {
    if (!this.#groups.has(name)) this.#groups.set(name, []);
  }

  has(name: string): boolean {
    return this.#groups.has(name);
  }

  /** The group comes into being with its first line, as Lambda's own does. */
  append(name: string, line: LogLine): void {
    this.create(name);
    const lines = this.#groups.get(name) ?? [];
    lines.push(line);
    if (lines.length > MAX_LINES_PER_GROUP) lines.shift();
  }

  read(name: string): readonly LogLine[] {
    return this.#groups.get(name) ?? [];
  }

  names(): string[] {
    return [...this.#groups.keys()];
  }
}
