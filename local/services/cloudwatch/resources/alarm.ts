import { onlyProperties, physicalName } from '../../../cloud/properties';
import { type Provision, Refusal } from '../../../cloud/service';
import type { Actions, MetricAlarm, MissingData } from '../alarms/alarm';
import { rangeMs } from '../alarms/data-points';
import type { CloudWatch } from '../store';
import { queriesOf } from './queries';

const ALARM = [
  ...['AlarmName', 'AlarmDescription', 'ActionsEnabled', 'AlarmActions', 'OKActions', 'InsufficientDataActions', 'Tags'],
  ...['MetricName', 'Namespace', 'Dimensions', 'Statistic', 'ExtendedStatistic', 'Period', 'Unit', 'Metrics'],
  ...['ComparisonOperator', 'Threshold', 'EvaluationPeriods', 'DatapointsToAlarm', 'TreatMissingData', 'EvaluateLowSampleCountPercentile'],
];

const OPERATORS: Readonly<Record<string, MetricAlarm['isBreaching']>> = {
  GreaterThanThreshold: (value, threshold) => value > threshold,
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
};
const MISSING_DATA = ['missing', 'ignore', 'breaching', 'notBreaching'];
const DAY_SECONDS = 86_400;

/** AWS::CloudWatch::Alarm, of a metric or of metric math. A unit is taken and not looked at. Not here: anomaly detection (ThresholdMetricId). */
export const alarm: Provision<CloudWatch> = (resource, { store, clock, region, accountId }) => {
  onlyProperties(resource, ALARM);
  const { properties, where } = resource;
  const refuse = (what: string): never => {
    throw new Refusal(what, where);
  };
  const {
    ComparisonOperator,
    Threshold,
    EvaluationPeriods,
    DatapointsToAlarm = EvaluationPeriods,
    TreatMissingData = 'missing',
  } = properties;
  const isBreaching =
    OPERATORS[ComparisonOperator] ?? refuse(`ComparisonOperator is ${ComparisonOperator}, expected ${Object.keys(OPERATORS)}`);
  if (!Number.isFinite(Number(Threshold))) refuse(`Threshold is ${Threshold}, expected a number`);
  const evaluationPeriods = Number(EvaluationPeriods);
  const datapointsToAlarm = Number(DatapointsToAlarm);
  if (!(evaluationPeriods >= 1)) refuse(`EvaluationPeriods is ${EvaluationPeriods}, expected 1 or more`);
  if (!(datapointsToAlarm >= 1 && datapointsToAlarm <= evaluationPeriods))
    refuse(`DatapointsToAlarm is ${DatapointsToAlarm}, expected 1 to ${evaluationPeriods}`);
  if (!MISSING_DATA.includes(TreatMissingData)) refuse(`TreatMissingData is ${TreatMissingData}, expected ${MISSING_DATA}`);
  const { queries, returned, periodSeconds } = queriesOf(properties, refuse);
  if (evaluationPeriods * periodSeconds > (periodSeconds < 3600 ? DAY_SECONDS : 7 * DAY_SECONDS))
    refuse(`EvaluationPeriods of ${periodSeconds} s reach back ${evaluationPeriods * periodSeconds} s, expected at most a day`);

  const name: string = properties.AlarmName ?? physicalName(resource, 255);
  if (store.alarm(name)) refuse(`there is already an alarm named ${name}`);
  const arn = `arn:aws:cloudwatch:${region}:${accountId}:alarm:${name}`;
  const made: MetricAlarm = {
    kind: 'metric',
    ...{ name, arn, where, queries, returned, isBreaching, evaluationPeriods, datapointsToAlarm },
    ...{ threshold: Number(Threshold), missingData: TreatMissingData as MissingData, periodMs: periodSeconds * 1000 },
    actions: actionsOf(properties, refuse),
    state: 'INSUFFICIENT_DATA',
    stateSince: clock.now(),
  };
  store.metrics.keptMs = Math.max(store.metrics.keptMs, 2 * rangeMs(made));
  store.add(made);
  return { ref: name, attributes: { Arn: arn } };
};

/** To whom an alarm tells its state. */
// biome-ignore lint/suspicious/noExplicitAny: the shape is CloudFormation's
export function actionsOf(properties: any, refuse: (what: string) => never): Actions {
  const { AlarmActions = [], OKActions = [], InsufficientDataActions = [], ActionsEnabled } = properties;
  for (const action of [...AlarmActions, ...OKActions, ...InsufficientDataActions]) {
    if (!/^arn:aws:(sns|lambda):/.test(action)) refuse(`action ${action} is neither a topic nor a function`);
  }
  if (String(ActionsEnabled) === 'false') return { OK: [], ALARM: [], INSUFFICIENT_DATA: [] };
  return { OK: OKActions, ALARM: AlarmActions, INSUFFICIENT_DATA: InsufficientDataActions };
}
