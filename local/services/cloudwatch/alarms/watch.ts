import type { ServiceContext } from '../../../cloud/service';
import type { CloudWatch } from '../store';
import { act } from './act';
import { type Alarm, type AlarmState, type MetricAlarm, metricsOf } from './alarm';
import { dataPoints, seesAnything } from './data-points';
import { judge } from './judge';

const MINUTE_MS = 60_000;
const SHORT_MS = 10_000;

type Context = ServiceContext<CloudWatch>;

/**
 * Looks at the alarms at every full minute, at those with a period below one every ten seconds. In the background: no reason for time to
 * pass. The latest period is the one that has just ended: what is measured is known at once here, on AWS a little later.
 */
export function watchAlarms(context: Context): void {
  const alarms = context.store.alarms();
  if (alarms.length === 0) return;
  const isShort = alarms.some((alarm) => alarm.kind === 'metric' && alarm.periodMs < MINUTE_MS);
  const everyMs = isShort ? SHORT_MS : MINUTE_MS;
  const arm = () => {
    const { clock, store } = context;
    const now = clock.now();
    store.timer = clock.setTimeout(look, (Math.floor(now / everyMs) + 1) * everyMs - now, { background: true });
  };
  const look = () => {
    arm();
    lookAt(alarms, context);
  };
  arm();
}

function lookAt(alarms: readonly Alarm[], context: Context): void {
  const { store, clock } = context;
  const now = clock.now();
  const isFullMinute = now % MINUTE_MS === 0;
  if (isFullMinute) store.sample(context);
  for (const alarm of alarms) {
    if (alarm.kind === 'composite' || (!isFullMinute && alarm.periodMs >= MINUTE_MS)) continue;
    const state = stateOf(alarm, store, now);
    if (state !== undefined) change(alarm, state, context);
  }
  // A composite alarm may be of others: each pass settles one more storey.
  for (const _ of store.composites()) {
    for (const alarm of store.composites()) {
      change(alarm, alarm.rule((name) => store.alarm(name)?.state ?? 'INSUFFICIENT_DATA') ? 'ALARM' : 'OK', context);
    }
  }
}

/** Undefined when it stays as it is. */
function stateOf(alarm: MetricAlarm, { metrics, statesWithoutData }: CloudWatch, now: number): AlarmState | undefined {
  if (seesAnything(alarm, metrics, now)) return judged(alarm, metrics, now);
  if (!statesWithoutData.has(alarm.name)) statesWithoutData.set(alarm.name, judged(alarm, metrics, now));
  return statesWithoutData.get(alarm.name);
}

function judged(alarm: MetricAlarm, metrics: CloudWatch['metrics'], now: number): AlarmState | undefined {
  const points = dataPoints(alarm, metrics, now);
  // "Alarms that evaluate metrics in the AWS/DynamoDB namespace always ignore missing data."
  const isOfDynamodb = metricsOf(alarm).some(({ namespace }) => namespace === 'AWS/DynamoDB');
  return judge(
    points.map((value) => (value === undefined ? undefined : alarm.isBreaching(value, alarm.threshold))),
    isOfDynamodb ? { ...alarm, missingData: 'ignore' } : alarm,
  );
}

/** Puts an alarm into a state, tells of it, and does what the alarm is to do then. */
export function change(alarm: Alarm, state: AlarmState, context: Context): void {
  if (alarm.state === state) return;
  const before = alarm.state;
  alarm.state = state;
  alarm.stateSince = context.clock.now();
  context.trace.emit('cloudwatch.alarm', { alarm: alarm.name, state, before });
  act(alarm, before, context);
}
