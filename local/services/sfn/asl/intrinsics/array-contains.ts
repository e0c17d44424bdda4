import { type Json, jsonEquals } from '../json';
import { arrayAt } from './arguments';
import type { Intrinsic } from './index';

export const arrayContains: Intrinsic = {
  arguments: [2, 2],
  run: (args) => arrayAt(args, 0).some((item) => jsonEquals(item, args[1] as Json)),
};
