import { objectAt } from './arguments';
import { IntrinsicFailure } from './failure';
import type { Intrinsic } from './index';

export const jsonMerge: Intrinsic = {
  arguments: [3, 3],
  run(args) {
    if (args[2] !== false)
      throw new IntrinsicFailure('Invalid arguments: the third argument must be false, only shallow merging is supported');
    return { ...objectAt(args, 0), ...objectAt(args, 1) };
  },
};
