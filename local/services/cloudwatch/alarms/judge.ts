import type { AlarmState, MissingData } from './alarm';

export interface Rules {
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly missingData: MissingData;
}

/** How many data points beyond the evaluation periods CloudWatch looks back for: its page's tables show two. */
export const EXTRA_POINTS = 2;

/**
 * The state of an alarm whose data points these are, oldest first, the evaluation range: breaching, not breaching, or undefined where there is
 * none; undefined when the state is to stay as it is. As many real points as there are evaluation periods decide by themselves, the latest
 * ones; where fewer are there, what is missing counts as the alarm says.
 */
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
export function judge(points: readonly (boolean | undefined)[], rules: Rules): AlarmState | undefined {
  const { evaluationPeriods, datapointsToAlarm, missingData } = rules;
  const real = points.filter((point) => point !== undefined).slice(-evaluationPeriods);
  const breaching = real.filter(Boolean).length;
  const lacking = evaluationPeriods - real.length;
  if (missingData === 'breaching') return breaching + lacking >= datapointsToAlarm ? 'ALARM' : 'OK';
  if (missingData === 'notBreaching') return breaching >= datapointsToAlarm ? 'ALARM' : 'OK';
  if (breaching >= datapointsToAlarm) return 'ALARM';
  if (real.length === 0) return missingData === 'ignore' ? undefined : 'INSUFFICIENT_DATA';
  if (breaching < real.length) return 'OK';
  // Nothing but breaching points, and too few of them: an alarm only when the oldest is old enough for the others to have come.
  if (missingData === 'ignore') return undefined;
  const age = points.length - points.findIndex((point) => point !== undefined);
  return age >= datapointsToAlarm ? 'ALARM' : 'OK';
}
