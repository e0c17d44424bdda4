import { stringAt } from './arguments';
import { IntrinsicFailure } from './failure';
import type { Intrinsic } from './index';

const MOST_CHARACTERS = 10_000;

export function checkLength(text: string): string {
  if (text.length > MOST_CHARACTERS)
    throw new IntrinsicFailure(`Invalid arguments: the text has ${text.length} characters, the most is ${MOST_CHARACTERS}`);
  return text;
}

export const base64Encode: Intrinsic = {
  arguments: [1, 1],
  run: (args) => Buffer.from(checkLength(stringAt(args, 0)), 'utf8').toString('base64'),
};
