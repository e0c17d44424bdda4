/** What a metric is known by. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** Something that was measured. */
export interface Datum extends Metric {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly value: number;
  /** Kept by the second rather than by the minute (`StorageResolution: 1`). */
  readonly isHighResolution?: boolean;
}

/** The order of dimensions means nothing; for comparing them, this one. */
export const byName = (one: string, other: string): number => (one < other ? -1 : 1);

/** The same for the same metric, in whatever order its dimensions stand. */
export function metricKey({ namespace, name, dimensions }: Metric): string {
  const names = Object.keys(dimensions);
  if (names.length > 1) names.sort(byName);
  let key = `${namespace}\n${name}`;
  for (const dimension of names) key += `\n${dimension}=${dimensions[dimension]}`;
  return key;
}

/** For messages and the trace. */
export const metricWords = ({ namespace, name, dimensions }: Metric): string =>
  `${namespace} ${name}${Object.entries(dimensions)
    .map(([dimension, value]) => ` ${dimension}=${value}`)
    .join('')}`;
