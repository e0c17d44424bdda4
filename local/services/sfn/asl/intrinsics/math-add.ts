import { integerAt } from './arguments';
import type { Intrinsic } from './index';

/** Each number is rounded before they are added. */
export const mathAdd: Intrinsic = { arguments: [2, 2], run: (args) => integerAt(args, 0) + integerAt(args, 1) };
