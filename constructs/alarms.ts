import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, MathExpression, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';

/** Something that a person must look at, and when it is so. */
export interface Watch {
  /** What follows `atlas-` in the alarm's name, in kebab-case. */
  readonly name: string;
  /** What it means and what to do, for whoever is woken by it. */
  readonly why: string;
  readonly metric: IMetric;
  readonly threshold: number;
  /** @default 'atOrAbove' */
  readonly comparison?: 'atOrAbove' | 'below';
  /**
   * In a row.
   * @default 1
   */
  readonly periods?: number;
  /** Nothing measured is as bad as a bad measure: of what must happen. */
  readonly mustBeThere?: true;
}

const COMPARISONS = {
  atOrAbove: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
  below: ComparisonOperator.LESS_THAN_THRESHOLD,
};

export const alarmOf = (
  scope: Construct,
  { name, why, metric, threshold, comparison = 'atOrAbove', periods = 1, mustBeThere }: Watch,
): Alarm =>
  new Alarm(scope, idOf(name), {
    alarmName: `atlas-${name}`,
    alarmDescription: why,
    metric,
    threshold,
    comparisonOperator: COMPARISONS[comparison],
    evaluationPeriods: periods,
    treatMissingData: mustBeThere ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });

const idOf = (name: string): string => name.replace(/(?:^|[-_])(\w)/g, (_match, letter: string) => letter.toUpperCase());

export interface MetricOptions {
  /** @default 'Sum' */
  readonly statistic?: string;
  /** @default 1 */
  readonly minutes?: number;
  readonly dimensionsMap?: Record<string, string>;
}

/** One that our own functions write into their logs: docs/metrics.md. */
export const ownMetric = (metricName: string, options?: MetricOptions): Metric => metricOf('AtlasEngine/Performance', metricName, options);

/** Of a function's alias `live`. */
export const ofLiveFunction = (functionName: string, metricName: string, statistic?: string): Metric =>
  metricOf('AWS/Lambda', metricName, {
    ...(statistic && { statistic }),
    dimensionsMap: { FunctionName: functionName, Resource: `${functionName}:live` },
  });

export const metricOf = (
  namespace: string,
  metricName: string,
  { statistic = 'Sum', minutes = 1, dimensionsMap = {} }: MetricOptions = {},
): Metric => new Metric({ namespace, metricName, statistic, period: Duration.minutes(minutes), dimensionsMap });

/** Of metrics that are counts; one that is missing counts as none. */
export function sumOf(metrics: Readonly<Record<string, Metric>>, minutes = 1): MathExpression {
  const period = Duration.minutes(minutes);
  return new MathExpression({
    expression: Object.keys(metrics)
      .map((id) => `FILL(${id}, 0)`)
      .join(' + '),
    usingMetrics: Object.fromEntries(Object.entries(metrics).map(([id, metric]) => [id, metric.with({ period })])),
    period,
  });
}
