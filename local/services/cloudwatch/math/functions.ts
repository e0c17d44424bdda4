import { isList, isSeries, mapped, type Series, type Value } from './series';

/** What a call is given: its arguments, the words among them (as values, empty series), and how long a period is. */
export interface Call {
  readonly values: readonly Value[];
  readonly words: readonly (string | undefined)[];
  readonly periodSeconds: number;
}

type MathFunction = (call: Call) => Value;

const present = (values: readonly (number | undefined)[]): number[] => values.filter((value) => value !== undefined);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Of one series, a number; of several, a series. */
const reduced =
  (reduce: (values: readonly number[]) => number): MathFunction =>
  ({ values: [value] }) => {
    if (value === undefined) throw new SyntaxError('a function lacks what it is of');
    if (typeof value === 'number') return reduce([value]);
    if (!isList(value)) return reduce(present(value));
    const length = value[0]?.length ?? 0;
    return Array.from({ length }, (_, index) => {
      const there = present(value.map((series) => series[index]));
      return there.length > 0 ? reduce(there) : undefined;
    });
  };

const changed =
  (change: (value: number) => number): MathFunction =>
  ({ values: [value] }) =>
    mapped(value ?? Number.NaN, change);

/** Of neighbours: what a value and the one before it come to. */
const ofNeighbours =
  (change: (value: number, before: number, seconds: number) => number): MathFunction =>
  ({ values: [value], periodSeconds }) => {
    const series = seriesOf(value);
    return series.map((each, index) => {
      const before = series[index - 1];
      return each === undefined || before === undefined ? undefined : change(each, before, periodSeconds);
    });
  };

export const FUNCTIONS: Readonly<Record<string, MathFunction>> = {
  ABS: changed(Math.abs),
  AVG: reduced((values) => sum(values) / values.length),
  CEIL: changed(Math.ceil),
  DIFF: ofNeighbours((value, before) => value - before),
  FILL: fill,
  FLOOR: changed(Math.floor),
  IF: choose,
  LOG: changed(Math.log),
  LOG10: changed(Math.log10),
  MAX: reduced((values) => Math.max(...values)),
  METRIC_COUNT: ({ values: [value] }) => (value !== undefined && isList(value) ? value.length : 1),
  MIN: reduced((values) => Math.min(...values)),
  PERIOD: ({ periodSeconds }) => periodSeconds,
  RATE: ofNeighbours((value, before, seconds) => (value - before) / seconds),
  RUNNING_SUM: runningSum,
  STDDEV: reduced(deviation),
  SUM: reduced(sum),
};

/** `FILL(m1, 0)`, `FILL(m1, REPEAT)`, `FILL(m1, LINEAR)`: what is missing gets a value. */
function fill({ values: [value, filler], words: [, word] }: Call): Value {
  if (value !== undefined && isList(value)) return value.map((series) => filled(series, filler, word));
  return filled(seriesOf(value), filler, word);
}

function filled(series: Series, filler: Value | undefined, word: string | undefined): Series {
  return series.map((each, index) => {
    if (each !== undefined) return each;
    if (typeof filler === 'number') return filler;
    const before = series.slice(0, index).findLast((other) => other !== undefined);
    if (word === 'REPEAT') return before;
    if (word !== 'LINEAR') return (filler as Series | undefined)?.[index];
    const after = series.slice(index).findIndex((other) => other !== undefined);
    const behind = series.slice(0, index).findLastIndex((other) => other !== undefined);
    if (before === undefined || after < 0) return undefined;
    return before + (((series[index + after] as number) - before) * (index - behind)) / (index + after - behind);
  });
}

/** `IF(condition, then, otherwise)`: what is not zero is true; without the third, nothing where it is false. */
function choose({ values: [condition, then, otherwise] }: Call): Value {
  if (condition === undefined || then === undefined) throw new SyntaxError('IF needs a condition and a value');
  const length = [condition, then, otherwise].find((value): value is Series => value !== undefined && isSeries(value))?.length;
  const at = (value: Value | undefined, index: number) => (typeof value === 'number' ? value : (value as Series | undefined)?.[index]);
  if (length === undefined) return ((condition as number) === 0 ? (otherwise as number | undefined) : (then as number)) ?? [];
  return Array.from({ length }, (_, index) => {
    const isTrue = at(condition, index);
    return isTrue === undefined ? undefined : at(isTrue === 0 ? otherwise : then, index);
  });
}

function runningSum({ values: [value] }: Call): Value {
  let total = 0;
  return seriesOf(value).map((each) => {
    total += each ?? 0;
    return total;
  });
}

function deviation(values: readonly number[]): number {
  const mean = sum(values) / values.length;
  return Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / values.length);
}

function seriesOf(value: Value | undefined): Series {
  if (value === undefined || !isSeries(value)) throw new SyntaxError('expected one metric');
  return value;
}
