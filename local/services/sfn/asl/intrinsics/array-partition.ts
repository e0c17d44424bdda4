import type { Json } from '../json';
import { arrayAt, integerAt } from './arguments';
import { IntrinsicFailure } from './failure';
import type { Intrinsic } from './index';

/** Also JSONata's $partition. */
export function partition(items: readonly Json[], size: number): Json[] {
  if (size < 1) throw new IntrinsicFailure('Invalid arguments: the chunk size must be a positive integer');
  return Array.from({ length: Math.ceil(items.length / size) }, (_, chunk) => items.slice(chunk * size, (chunk + 1) * size));
}

export const arrayPartition: Intrinsic = { arguments: [2, 2], run: (args) => partition(arrayAt(args, 0), integerAt(args, 1)) };
