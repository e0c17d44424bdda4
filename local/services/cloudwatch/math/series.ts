/** One value for each period, oldest first; undefined where there is none. Every series of an evaluation has as many. */
export type Series = readonly (number | undefined)[];

export type Value = number | Series | readonly Series[];

export const isSeries = (value: Value): value is Series => Array.isArray(value) && !Array.isArray(value[0]);
export const isList = (value: Value): value is readonly Series[] => Array.isArray(value) && Array.isArray(value[0]);

/** What comes of two values, period by period; nothing where one is missing, or where the result is no number (a division by zero). */
export function combined(left: Value, right: Value, combine: (left: number, right: number) => number): Value {
  if (isList(left)) return left.map((series) => combined(series, right, combine) as Series);
  if (isList(right)) return right.map((series) => combined(left, series, combine) as Series);
  if (typeof left === 'number' && typeof right === 'number') return combine(left, right);
  const length = typeof left === 'number' ? (right as Series).length : left.length;
  return Array.from({ length }, (_, index) => {
    const [one, other] = [typeof left === 'number' ? left : left[index], typeof right === 'number' ? right : (right as Series)[index]];
    return one === undefined || other === undefined ? undefined : finite(combine(one, other));
  });
}

export function mapped(value: Value, change: (value: number) => number): Value {
  if (typeof value === 'number') return change(value);
  if (isList(value)) return value.map((series) => mapped(series, change) as Series);
  return value.map((each) => (each === undefined ? undefined : finite(change(each))));
}

const finite = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined);
