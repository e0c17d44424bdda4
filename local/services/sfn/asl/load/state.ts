import type { Json } from '../json';
import type { Step } from '../run/step';

export const STATE_TYPES = ['Task', 'Parallel', 'Map', 'Pass', 'Wait', 'Choice', 'Succeed', 'Fail'] as const;
export type StateType = (typeof STATE_TYPES)[number];

/** A state, read and ready to run. */
export interface State {
  readonly name: string;
  readonly type: StateType;
  /** It can be tried again: the context object counts how often it was. */
  readonly isAttempted: boolean;
  /** Every state it may lead to. */
  readonly targets: readonly Target[];
  /** Throws Failure, RuntimeProblem, EvaluationProblem, Ended. */
  run(step: Step): Promise<Left>;
}

/** A state that this one may lead to, and the field that says so. */
export interface Target {
  readonly name: string;
  readonly field: string;
}

/** How a state is left. */
export interface Left {
  readonly output: Json;
  readonly assigned: Readonly<Record<string, Json>> | undefined;
  /** The next state; none ends the flow. */
  readonly next: string | undefined;
}
