/** Nearest rank; of nothing, NaN. */
export function percentile(values: readonly number[] | Float64Array, percent: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[] | Float64Array): number => percentile(values, 50);

export const mean = (values: readonly number[] | Float64Array): number =>
  values.length === 0 ? Number.NaN : (values as readonly number[]).reduce((sum, value) => sum + value, 0) / values.length;

export interface Percentiles {
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
}

/** Several percentiles for one sorting. */
export function percentiles(values: readonly number[] | Float64Array, digits = 0): Percentiles {
  const sorted = Float64Array.from(values).sort();
  const at = (percent: number) => rounded(sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN, digits);
  return { p50: at(50), p90: at(90), p99: at(99) };
}

export const rounded = (value: number, digits = 0): number => {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
};
