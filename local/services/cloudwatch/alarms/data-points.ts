import { evaluate } from '../math/evaluate';
import { isSeries, type Series, type Value } from '../math/series';
import type { MetricStore } from '../metrics/metric-store';
import { type MetricAlarm, metricsOf } from './alarm';
import { EXTRA_POINTS } from './judge';

export const rangeMs = ({ evaluationPeriods, periodMs }: Pick<MetricAlarm, 'evaluationPeriods' | 'periodMs'>): number =>
  (evaluationPeriods + EXTRA_POINTS) * periodMs;

/** What the alarm compares with its threshold, one value for each period that ends at `toMs` or before, oldest first. */
export function dataPoints(alarm: MetricAlarm, metrics: MetricStore, toMs: number): Series {
  const { queries, returned, periodMs } = alarm;
  const count = alarm.evaluationPeriods + EXTRA_POINTS;
  const starts = Array.from({ length: count }, (_, index) => toMs - (count - index) * periodMs);
  const known = new Map<string, Value>();

  function worthOf(id: string): Value {
    const value = known.get(id) ?? measured(id);
    known.set(id, value);
    return value;
  }

  function measured(id: string): Value {
    const query = queries.get(id);
    if (!query) throw new Error(`the alarm ${alarm.name} has no metric ${id}`);
    if (query.kind === 'expression') return evaluate(query.expression, { value: worthOf, periodSeconds: periodMs / 1000 });
    return starts.map((startMs) => metrics.statistic(query.metric, query.statistic, startMs, startMs + periodMs));
  }

  const value = worthOf(returned);
  if (typeof value === 'number') return starts.map(() => (Number.isFinite(value) ? value : undefined));
  return isSeries(value) ? value : (value[0] ?? []);
}

/** Whether anything was measured that the alarm would still see: if not, it need not be looked at in full. */
export function seesAnything(alarm: MetricAlarm, metrics: MetricStore, toMs: number): boolean {
  const fromMs = toMs - rangeMs(alarm) - 60_000;
  return metricsOf(alarm).some((metric) => (metrics.latestAt(metric) ?? Number.NEGATIVE_INFINITY) >= fromMs);
}
