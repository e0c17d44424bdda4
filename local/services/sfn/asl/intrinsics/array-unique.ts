import { type Json, jsonEquals } from '../json';
import { arrayAt } from './arguments';
import type { Intrinsic } from './index';

export const arrayUnique: Intrinsic = {
  arguments: [1, 1],
  run: (args) =>
    arrayAt(args, 0).reduce<Json[]>((unique, item) => (unique.some((known) => jsonEquals(known, item)) ? unique : [...unique, item]), []),
};
