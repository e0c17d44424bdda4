// Flow designer: "Loop".
import type { ActionType } from '../action';
import { either, reference, shape, whole } from '../parameters';

/** Goes on as often as LoopCount says, is done once, and begins anew. */
export const loop: ActionType = {
  parameters: shape({ LoopCount: either(whole(0, 100), reference) }),
  errors: () => [],
  operators: ['Equals'],
  operands: ['ContinueLooping', 'DoneLooping'],
  run({ identifier, parameters }, { loops, resolve }) {
    const count = resolve(parameters.LoopCount);
    if (!/^\d{1,3}$/.test(count) || Number(count) > 100) throw new Error(`LoopCount is "${count}", expected 0 to 100`);
    const rounds = (loops.get(identifier) ?? 0) + 1;
    const isDone = rounds > Number(count);
    loops.set(identifier, isDone ? 0 : rounds);
    return { result: isDone ? 'DoneLooping' : 'ContinueLooping' };
  },
};
