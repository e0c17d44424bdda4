import { stringAt } from './arguments';
import type { Intrinsic } from './index';

/** Every character of the second argument is a delimiter; what stands between two delimiters and is empty is left out. */
export const stringSplit: Intrinsic = {
  arguments: [2, 2],
  run(args) {
    const delimiters = new Set(stringAt(args, 1));
    const parts = [''];
    for (const character of stringAt(args, 0)) {
      if (delimiters.has(character)) parts.push('');
      else parts[parts.length - 1] += character;
    }
    return parts.filter((part) => part !== '');
  },
};
