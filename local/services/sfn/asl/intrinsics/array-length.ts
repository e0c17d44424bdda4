import { arrayAt } from './arguments';
import type { Intrinsic } from './index';

export const arrayLength: Intrinsic = { arguments: [1, 1], run: (args) => arrayAt(args, 0).length };
