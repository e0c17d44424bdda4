import { isObject, type Json } from '../json';
import { stringAt } from './arguments';
import { IntrinsicFailure } from './failure';
import type { Intrinsic } from './index';

export const format: Intrinsic = {
  arguments: [1, Number.POSITIVE_INFINITY],
  keepsEscapes: true,
  run(args) {
    let next = 1;
    const text = stringAt(args, 0).replace(/\\(.)|\{\}/gs, (_placeholder, escaped: string | undefined) => {
      if (escaped !== undefined) return escaped;
      const value = args[next++];
      if (value === undefined) throw new IntrinsicFailure('Invalid arguments: the template has more {} than there are arguments');
      return printed(value);
    });
    if (next !== args.length) throw new IntrinsicFailure('Invalid arguments: the template has fewer {} than there are arguments');
    return text;
  },
};

/** AWS prints objects as Java does: `{name=value, list=[1, 2]}`. */
function printed(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(printed).join(', ')}]`;
  if (isObject(value)) {
    return `{${Object.entries(value)
      .map(([name, member]) => `${name}=${printed(member)}`)
      .join(', ')}}`;
  }
  return String(value);
}
