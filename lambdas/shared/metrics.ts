/** Row A62 of the documents; docs/metrics.md lists every name with the documents' own. */
export const NAMESPACE = 'AtlasEngine/Performance';

export type Unit = 'Milliseconds' | 'Seconds' | 'Count';

/** Metrics under the same dimensions. Dimensions have few values each: every combination is a metric that is paid for. */
export interface MetricSet {
  readonly dimensions?: Readonly<Record<string, string>>;
  /** What is `undefined` is left out. */
  readonly metrics: Readonly<Record<string, readonly [value: number | undefined, unit: Unit]>>;
}

/** CloudWatch's embedded metric format: any number of metrics for the price of one line of the log. */
export function embeddedMetrics(sets: readonly MetricSet[], properties: object, now: number): object {
  const present = sets
    .map(({ dimensions = {}, metrics }) => ({ dimensions, metrics: Object.entries(metrics).filter(([, [value]]) => value !== undefined) }))
    .filter(({ metrics }) => metrics.length > 0);
  return {
    _aws: {
      Timestamp: now,
      CloudWatchMetrics: present.map(({ dimensions, metrics }) => ({
        Namespace: NAMESPACE,
        Dimensions: [Object.keys(dimensions)],
        Metrics: metrics.map(([Name, [, Unit]]) => ({ Name, Unit })),
      })),
    },
    ...properties,
    ...Object.assign({}, ...present.map(({ dimensions }) => dimensions)),
    ...Object.fromEntries(present.flatMap(({ metrics }) => metrics.map(([name, [value]]) => [name, value]))),
  };
}
