/** Of at least one value. */
export type Statistic = (values: readonly number[]) => number;

const sum: Statistic = (values) => values.reduce((total, value) => total + value, 0);

const PLAIN: Readonly<Record<string, Statistic>> = {
  Sum: sum,
  Average: (values) => sum(values) / values.length,
  Minimum: (values) => Math.min(...values),
  Maximum: (values) => Math.max(...values),
  SampleCount: (values) => values.length,
};

/** What there is, for messages. */
export const STATISTICS = `${Object.keys(PLAIN).join(', ')}, p0 to p100, tm0 to tm100, IQM`;

/**
 * `Average`, `p99.9`, `tm90`; undefined when it is none of those hosted. Percentiles are exact here (the nearest rank); CloudWatch estimates.
 * Not here: PR, TC, TS, WM, and trimmed means with two bounds.
 */
export function parseStatistic(text: string): Statistic | undefined {
  if (Object.hasOwn(PLAIN, text)) return PLAIN[text];
  if (text === 'IQM') return (values) => trimmedMean(values, 25, 75);
  const [, kind, digits] = /^(p|tm)(\d{1,3}(?:\.\d{1,10})?)$/.exec(text) ?? [];
  const percent = Number(digits);
  if (kind === undefined || percent > 100) return undefined;
  return kind === 'p' ? (values) => percentile(values, percent) : (values) => trimmedMean(values, 0, percent);
}

function percentile(values: readonly number[], percent: number): number {
  const ascending = [...values].sort((a, b) => a - b);
  return ascending[Math.max(0, Math.ceil((percent / 100) * ascending.length) - 1)] as number;
}

function trimmedMean(values: readonly number[], fromPercent: number, toPercent: number): number {
  const from = percentile(values, fromPercent);
  const to = percentile(values, toPercent);
  const kept = values.filter((value) => value >= from && value <= to);
  return sum(kept) / kept.length;
}
