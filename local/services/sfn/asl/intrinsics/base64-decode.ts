import { stringAt } from './arguments';
import { checkLength } from './base64-encode';
import type { Intrinsic } from './index';

export const base64Decode: Intrinsic = {
  arguments: [1, 1],
  run: (args) => Buffer.from(checkLength(stringAt(args, 0)), 'base64').toString('utf8'),
};
