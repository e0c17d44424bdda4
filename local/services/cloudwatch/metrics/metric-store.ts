import { type Datum, type Metric, metricKey } from './metric';
import type { Statistic } from './statistic';

interface Series {
  readonly metric: Metric;
  resolutionMs: number;
  /** Values by the start of their second or minute, oldest first as long as they come in order. */
  readonly buckets: Map<number, number[]>;
  latestAt: number;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Every value of every metric, as long as an alarm may look back: a day, or longer when one asks for it. */
export class MetricStore {
  readonly #series = new Map<string, Series>();
  /** Of the metrics that are asked for: an alarm asks for the same ones every minute. */
  readonly #keys = new WeakMap<Metric, string>();
  keptMs = DAY_MS;

  put(datum: Datum): void {
    const key = metricKey(datum);
    let series = this.#series.get(key);
    if (!series) {
      const { namespace, name, dimensions } = datum;
      const resolutionMs = datum.isHighResolution ? SECOND_MS : MINUTE_MS;
      series = { metric: { namespace, name, dimensions }, resolutionMs, buckets: new Map(), latestAt: datum.at };
      this.#series.set(key, series);
    }
    const startMs = Math.floor(datum.at / series.resolutionMs) * series.resolutionMs;
    const bucket = series.buckets.get(startMs);
    if (bucket) bucket.push(datum.value);
    else {
      series.buckets.set(startMs, [datum.value]);
      forget(series, datum.at - this.keptMs);
    }
    series.latestAt = Math.max(series.latestAt, datum.at);
  }

  /** What the values since `fromMs` and before `toMs` come to; undefined when there are none. */
  statistic(metric: Metric, statistic: Statistic, fromMs: number, toMs: number): number | undefined {
    const values = this.values(metric, fromMs, toMs);
    return values.length === 0 ? undefined : statistic(values);
  }

  values(metric: Metric, fromMs: number, toMs: number): readonly number[] {
    const series = this.#find(metric);
    if (!series || series.latestAt < fromMs) return [];
    const { resolutionMs, buckets } = series;
    const found: number[] = [];
    for (let at = Math.ceil(fromMs / resolutionMs) * resolutionMs; at < toMs; at += resolutionMs) {
      const bucket = buckets.get(at);
      if (bucket) found.push(...bucket);
    }
    return found;
  }

  /** When it was last measured; undefined when it never was. */
  latestAt(metric: Metric): number | undefined {
    return this.#find(metric)?.latestAt;
  }

  /** Every metric that was ever measured, in the order of their first values. */
  list(): readonly Metric[] {
    return [...this.#series.values()].map(({ metric }) => metric);
  }

  #find(metric: Metric): Series | undefined {
    let key = this.#keys.get(metric);
    if (key === undefined) {
      key = metricKey(metric);
      this.#keys.set(metric, key);
    }
    return this.#series.get(key);
  }
}

function forget({ buckets }: Series, beforeMs: number): void {
  for (const startMs of buckets.keys()) {
    if (startMs >= beforeMs) return;
    buckets.delete(startMs);
  }
}
