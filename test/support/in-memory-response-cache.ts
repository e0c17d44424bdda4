import { nameOf, type ResponseCache, type ResponseKey } from '../../lambdas/shared/ports/response-cache';

/** `failure` makes every call fail with it. */
export class InMemoryResponseCache implements ResponseCache {
  readonly stored = new Map<string, string>();
  failure: Error | undefined;

  async find(key: ResponseKey) {
    this.#fail();
    return this.stored.get(nameOf(key));
  }

  async findMany(keys: readonly ResponseKey[]) {
    return Promise.all(keys.map((key) => this.find(key)));
  }

  async save(key: ResponseKey, text: string) {
    this.#fail();
    this.stored.set(nameOf(key), text);
  }

  async invalidate(key: ResponseKey) {
    this.#fail();
    this.stored.delete(nameOf(key));
  }

  #fail(): void {
    if (this.failure) throw this.failure;
  }
}
