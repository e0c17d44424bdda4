import { Refusal } from '../../../cloud/service';

/** Reads a part of a template and knows what was not read: what nobody here understands is refused by name, never ignored. */
export class Properties {
  readonly #unread: Set<string>;

  constructor(
    private readonly value: Readonly<Record<string, unknown>>,
    /** The resource. */
    private readonly where: string,
    /** Where in it: `BotLocales[en_US].Intents[Callback]`. */
    readonly path = '',
  ) {
    this.#unread = new Set(Object.keys(value).filter((key) => value[key] !== undefined));
  }

  refuse(what: string): never {
    throw new Refusal(this.path ? `${this.path}: ${what}` : what, this.where);
  }

  has(key: string): boolean {
    return this.value[key] !== undefined;
  }

  text(key: string): string {
    return this.optionalText(key) ?? this.refuse(`${key} is missing`);
  }

  optionalText(key: string): string | undefined {
    const value = this.#read(key);
    if (value === undefined || typeof value === 'string') return value;
    return this.refuse(`${key} is ${typeof value}, expected text`);
  }

  /** Text that matches a pattern of AWS. */
  matching(key: string, pattern: RegExp): string {
    const value = this.text(key);
    return pattern.test(value) ? value : this.refuse(`${key} ${value} does not match ${pattern.source}`);
  }

  number(key: string, minimum: number, maximum: number): number {
    const value = Number(this.#read(key));
    if (Number.isFinite(value) && value >= minimum && value <= maximum) return value;
    return this.refuse(`${key} is ${this.value[key]}, expected a number from ${minimum} to ${maximum}`);
  }

  flag(key: string, standard: boolean): boolean {
    const value = this.#read(key);
    if (value === undefined) return standard;
    if (value === true || value === 'true') return true;
    if (value === false || value === 'false') return false;
    return this.refuse(`${key} is ${value}, expected true or false`);
  }

  object(key: string): Properties | undefined {
    const value = this.#read(key);
    if (value === undefined) return undefined;
    return isObject(value) ? this.#inner(key, value) : this.refuse(`${key} is no object`);
  }

  /** `named` is the member that tells one item from another in messages. */
  list(key: string, named?: string): Properties[] {
    const value = this.#read(key) ?? [];
    if (!Array.isArray(value)) return this.refuse(`${key} is no list`);
    return value.map((item: unknown, i) =>
      isObject(item)
        ? this.#inner(`${key}[${named && typeof item[named] === 'string' ? item[named] : i}]`, item)
        : this.refuse(`${key}[${i}] is no object`),
    );
  }

  /** Properties that change nothing in a conversation here: descriptions, tags, voices, what is logged. */
  withoutEffect(...keys: readonly string[]): void {
    for (const key of keys) this.#read(key);
  }

  /** Call it last: refuses what was not read. */
  done(): void {
    if (this.#unread.size > 0) this.refuse(`${[...this.#unread].join(', ')} is not hosted here; see docs/local-coverage.md`);
  }

  #read(key: string): unknown {
    this.#unread.delete(key);
    return this.value[key];
  }

  #inner(key: string, value: Readonly<Record<string, unknown>>): Properties {
    return new Properties(value, this.where, this.path ? `${this.path}.${key}` : key);
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
