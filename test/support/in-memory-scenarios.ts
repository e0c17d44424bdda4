import type { Scenario } from '../../lambdas/shared/domain/scenario';
import type { ScenarioClaim, Scenarios } from '../../lambdas/shared/ports/scenarios';

/** One scenario per callback and topic. `failure` makes every call fail with it. */
export class InMemoryScenarios implements Scenarios {
  readonly stored = new Map<string, Scenario>();
  readonly claims = new Map<string, { readonly topicId: string; readonly until: number }>();
  failure: Error | undefined;

  constructor(private readonly now: () => number = Date.now) {}

  async find(callbackId: string) {
    this.#fail();
    return this.stored.get(callbackId);
  }

  async claim(callbackId: string, topicId: string, until: number): Promise<ScenarioClaim> {
    this.#fail();
    const claim = this.claims.get(callbackId);
    if (claim?.topicId === topicId && this.stored.has(callbackId)) return 'stored';
    if (claim?.topicId === topicId && claim.until > this.now()) return 'being written';
    this.stored.delete(callbackId);
    this.claims.set(callbackId, { topicId, until });
    return 'claimed';
  }

  async save(callbackId: string, topicId: string, scenario: Scenario) {
    this.#fail();
    if (this.claims.get(callbackId)?.topicId === topicId) this.stored.set(callbackId, scenario);
  }

  async release(callbackId: string, topicId: string) {
    this.#fail();
    if (this.claims.get(callbackId)?.topicId === topicId) this.claims.set(callbackId, { topicId, until: 0 });
  }

  #fail(): void {
    if (this.failure) throw this.failure;
  }
}
