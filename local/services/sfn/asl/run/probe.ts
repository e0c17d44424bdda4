import type { Failure } from '../failure';
import type { Json } from '../json';

/** Looks into one state while it is run, as TestState does. */
export interface Probe {
  /** Stands for what the state does: the answer of a task, the results of branches or iterations. */
  readonly mock?: { readonly result: Json } | { readonly failure: Failure };
  /** How often the state is taken to have been tried again. */
  readonly retryCount?: number;
  /** A value on its way through the state. */
  saw?(
    name: 'afterInputPath' | 'afterParameters' | 'afterArguments' | 'result' | 'afterResultSelector' | 'afterResultPath',
    value: Json,
  ): void;
  /** The state failed and would be tried again after the delay; it is not. */
  retries?(index: number, delayMs: number): void;
  /** A catcher took the failure. */
  catches?(index: number): void;
}
