export interface MemoryCacheOptions {
  readonly maxEntries: number;
  readonly ttlMs: number;
  /** Epoch ms. */
  readonly now: () => number;
}

/** Values of one execution environment: each for so long, the one that was least lately used goes first. */
export class MemoryCache<Value> {
  readonly #entries = new Map<string, { readonly value: Value; readonly expiresAt: number }>();

  constructor(private readonly options: MemoryCacheOptions) {}

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#entries.delete(key);
    if (entry.expiresAt <= this.options.now()) return undefined;
    this.#entries.set(key, entry); // now the one that was used last
    return entry.value;
  }

  set(key: string, value: Value, ttlMs = this.options.ttlMs): void {
    this.#entries.delete(key);
    this.#entries.set(key, { value, expiresAt: this.options.now() + ttlMs });
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > this.options.maxEntries && oldest !== undefined) this.#entries.delete(oldest);
  }

  /** The entries whose key begins so. */
  invalidate(prefix: string): void {
    for (const key of [...this.#entries.keys()]) if (key.startsWith(prefix)) this.#entries.delete(key);
  }

  get size(): number {
    return this.#entries.size;
  }
}
