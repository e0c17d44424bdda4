import type { Workflows } from '../../lambdas/shared/ports/workflows';

/** Which executions were started and which tokens completed. `failure` makes every call fail with it, without an effect. */
export class InMemoryWorkflows implements Workflows {
  /** One entry a run: any number of them is allowed. */
  readonly callbacks: string[] = [];
  /** One per callback, whoever started it. */
  readonly monitors = new Set<string>();
  /** `<erasureId>-<run>`. */
  readonly erasures = new Set<string>();
  readonly completedTokens = new Set<string>();
  failure: Error | undefined;

  async startCallback(callbackId: string) {
    if (this.failure) throw this.failure;
    this.callbacks.push(callbackId);
  }

  async startMonitor(callbackId: string) {
    if (this.failure) throw this.failure;
    this.monitors.add(callbackId);
  }

  async startErasure(erasureId: string, run: number) {
    if (this.failure) throw this.failure;
    this.erasures.add(`${erasureId}-${run}`);
  }

  async completeToken(taskToken: string) {
    if (this.failure) throw this.failure;
    this.completedTokens.add(taskToken);
  }
}
