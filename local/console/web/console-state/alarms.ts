import type { TraceEvent } from '../../../cloud/trace';
import type { ShownAlarm } from './console-state';

/** The alarms that are in ALARM after these events, the latest first; the very same list when none of them changes. */
export function withAlarms(alarms: readonly ShownAlarm[], events: readonly TraceEvent[]): readonly ShownAlarm[] {
  let shown = alarms;
  for (const { type, at, detail } of events) {
    if (type !== 'cloudwatch.alarm') continue;
    const name = String(detail['alarm']);
    const others = shown.filter((each) => each.name !== name);
    if (detail['state'] === 'ALARM') shown = [{ name, since: at }, ...others];
    else if (others.length < shown.length) shown = others;
  }
  return shown;
}
