import type { Json } from '../json';
import { stringAt } from './arguments';
import { IntrinsicFailure } from './failure';
import type { Intrinsic } from './index';

/** A text of nothing but blanks is null. */
export const stringToJson: Intrinsic = {
  arguments: [1, 1],
  run(args) {
    const text = stringAt(args, 0);
    if (text.trim() === '') return null;
    try {
      return JSON.parse(text) as Json;
    } catch {
      throw new IntrinsicFailure('Invalid arguments: the text is not valid JSON');
    }
  },
};
