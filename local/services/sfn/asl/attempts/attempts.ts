import { Failure } from '../failure';
import type { JsonObject } from '../json';
import type { Place } from '../load/place';
import type { Left, Target } from '../load/state';
import { asFailure } from '../run/run-flow';
import type { Step } from '../run/step';
import { loadCatch } from './catch';
import { loadRetry } from './retry';

export interface Attempts {
  /** Where the catchers lead. */
  readonly targets: readonly Target[];
  /** Tries until it works, until no retrier wants it tried again, or until a catcher takes the failure. */
  run(step: Step, attempt: () => Promise<Left>, onGivenUp?: (failure: Failure) => void): Promise<Left>;
}

/** Retry and Catch of a Task, Parallel or Map state. */
export function loadAttempts(definition: JsonObject, place: Place): Attempts {
  const retry = loadRetry(definition, place);
  const catching = loadCatch(definition, place);
  return {
    targets: catching.targets,
    async run(step, attempt, onGivenUp) {
      const counter = retry(step);
      for (;;) {
        try {
          return await attempt();
        } catch (thrown) {
          const failure = asFailure(thrown, step);
          if (!(failure instanceof Failure)) throw failure;
          const again = counter(failure);
          if (again && step.probe?.retries) {
            step.probe.retries(again.index, again.delayMs);
            throw failure;
          }
          if (!again) {
            onGivenUp?.(failure);
            const caught = catching.find(failure);
            if (!caught) throw failure;
            step.probe?.catches?.(caught.index);
            return await caught.leave(step);
          }
          step.retryCount++;
          await step.thread.sleep(again.delayMs);
        }
      }
    },
  };
}
