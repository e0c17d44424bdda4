// Flow designer: "Wait".
import type { ActionType } from '../action';
import { either, reference, shape, whole } from '../parameters';

const WEEK_SECONDS = 604_800;

/** Not here: Events, which only chats have. */
export const wait: ActionType = {
  parameters: shape({ TimeLimitSeconds: either(whole(1, WEEK_SECONDS), reference) }),
  errors: () => ['NoMatchingError'],
  operators: ['Equals'],
  operands: ['WaitCompleted'],
  async run({ parameters }, { line, context, resolve }) {
    const seconds = Number(resolve(parameters.TimeLimitSeconds));
    if (!(Number.isInteger(seconds) && seconds > 0 && seconds <= WEEK_SECONDS))
      throw new Error(`TimeLimitSeconds is ${seconds}, expected 1 to ${WEEK_SECONDS}`);
    await context.clock.sleep(seconds * 1000, line.signal);
    return { result: 'WaitCompleted' };
  },
};
