import { arrayAt, integerAt } from './arguments';
import { IntrinsicFailure } from './failure';
import type { Intrinsic } from './index';

export const arrayGetItem: Intrinsic = {
  arguments: [2, 2],
  run(args) {
    const item = arrayAt(args, 0)[integerAt(args, 1)];
    if (item === undefined) throw new IntrinsicFailure(`Invalid arguments: index ${integerAt(args, 1)} is out of bounds`);
    return item;
  },
};
