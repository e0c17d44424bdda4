import type { Expression } from '../math/expression';
import type { Metric } from '../metrics/metric';
import type { Statistic } from '../metrics/statistic';

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
export type MissingData = 'missing' | 'ignore' | 'breaching' | 'notBreaching';

/** One line of an alarm's `Metrics`, or the alarm's own metric. */
export type Query =
  | { readonly kind: 'metric'; readonly metric: Metric; readonly statistic: Statistic }
  | { readonly kind: 'expression'; readonly expression: Expression };

export interface Actions {
  readonly OK: readonly string[];
  readonly ALARM: readonly string[];
  readonly INSUFFICIENT_DATA: readonly string[];
}

/** Any alarm, and how it stands. */
interface AnyAlarm {
  readonly name: string;
  readonly arn: string;
  readonly actions: Actions;
  /** The resource of the template, for faults. */
  readonly where: string;
  state: AlarmState;
  stateSince: number;
}

export interface MetricAlarm extends AnyAlarm {
  readonly kind: 'metric';
  /** By id. */
  readonly queries: ReadonlyMap<string, Query>;
  /** The one that is compared with the threshold. */
  readonly returned: string;
  readonly periodMs: number;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly threshold: number;
  readonly isBreaching: (value: number, threshold: number) => boolean;
  readonly missingData: MissingData;
}

export interface CompositeAlarm extends AnyAlarm {
  readonly kind: 'composite';
  /** Whether it is in ALARM, given the states of the others. */
  readonly rule: (stateOf: (name: string) => AlarmState) => boolean;
  /** The names of the alarms that the rule reads. */
  readonly of: readonly string[];
}

export type Alarm = MetricAlarm | CompositeAlarm;

const known = new WeakMap<MetricAlarm['queries'], readonly Metric[]>();

/** The metrics that an alarm looks at. */
export function metricsOf({ queries }: MetricAlarm): readonly Metric[] {
  let metrics = known.get(queries);
  if (!metrics) {
    metrics = [...queries.values()].flatMap((query) => (query.kind === 'metric' ? [query.metric] : []));
    known.set(queries, metrics);
  }
  return metrics;
}
