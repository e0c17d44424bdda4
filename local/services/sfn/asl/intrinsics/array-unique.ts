import { jsonEquals } from '../json';
import { arrayAt } from './arguments';
import type { Intrinsic } from './index';

export const arrayUnique: Intrinsic = {
  arguments: [1, 1],
  run(args) {
    const items = arrayAt(args, 0);
    return items.filter((item, index) => items.findIndex((known) => jsonEquals(known, item)) === index);
  },
};
