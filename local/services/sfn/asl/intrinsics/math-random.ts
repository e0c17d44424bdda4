import { integerAt } from './arguments';
import { IntrinsicFailure } from './failure';
import type { Intrinsic } from './index';
import { seededFraction } from './seeded-fraction';

/** An integer from the first (inclusive) to the second (exclusive); with a seed always the same one. */
export const mathRandom: Intrinsic = {
  arguments: [2, 3],
  run(args, view) {
    const [from, to] = [integerAt(args, 0), integerAt(args, 1)];
    if (to <= from) throw new IntrinsicFailure('Invalid arguments: the second number must be greater than the first');
    const fraction = args.length === 3 ? seededFraction(integerAt(args, 2)) : view.host.random.next();
    return from + Math.floor(fraction * (to - from));
  },
};
