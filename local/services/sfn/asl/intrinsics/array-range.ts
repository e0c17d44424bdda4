import { integerAt } from './arguments';
import { IntrinsicFailure } from './failure';
import type { Intrinsic } from './index';

const MOST_ITEMS = 1000;

/** From the first number to at most the last, also downwards. Also JSONata's $range. */
export function range(first: number, last: number, step: number): number[] {
  if (step === 0) throw new IntrinsicFailure('Invalid arguments: the step must not be 0');
  const length = Math.max(0, Math.floor((last - first) / step) + 1);
  if (length > MOST_ITEMS) throw new IntrinsicFailure(`Invalid arguments: the range holds ${length} items, the most is ${MOST_ITEMS}`);
  return Array.from({ length }, (_, index) => first + index * step);
}

export const arrayRange: Intrinsic = {
  arguments: [3, 3],
  run: (args) => range(integerAt(args, 0), integerAt(args, 1), integerAt(args, 2)),
};
