import type { Scenario } from '../../lambdas/shared/domain/scenario';
import type { Scenarios } from '../../lambdas/shared/ports/scenarios';

/** Keeps the first scenario of each callback. `failure` makes every call fail with it. */
export class InMemoryScenarios implements Scenarios {
  readonly stored = new Map<string, Scenario>();
  failure: Error | undefined;

  async find(callbackId: string) {
    if (this.failure) throw this.failure;
    return this.stored.get(callbackId);
  }

  async save(callbackId: string, scenario: Scenario) {
    if (this.failure) throw this.failure;
    if (!this.stored.has(callbackId)) this.stored.set(callbackId, scenario);
    return this.stored.get(callbackId) ?? scenario;
  }
}
