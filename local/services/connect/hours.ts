import type { Instance } from './store';

/** AWS::Connect::HoursOfOperation. */
export interface Hours {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly instance: Instance;
  readonly timeZone: string;
  readonly spans: readonly Span[];
}

/** Minutes since midnight of the day on which it begins; an end that is not after the start is on the next day. */
export interface Span {
  readonly day: Day;
  readonly startMinute: number;
  readonly endMinute: number;
}

export const DAYS = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'] as const;
export type Day = (typeof DAYS)[number];

const DAY_MINUTES = 1_440;

/** Whether a moment is within the hours, on the clocks of their time zone. */
export function isOpen({ timeZone, spans }: Hours, nowMs: number): boolean {
  const { day, minute } = localTime(timeZone, nowMs);
  return spans.some(({ day: begins, startMinute, endMinute }) => {
    const length = endMinute > startMinute ? endMinute - startMinute : endMinute + DAY_MINUTES - startMinute;
    const daysAgo = (day - DAYS.indexOf(begins) + DAYS.length) % DAYS.length;
    const since = daysAgo * DAY_MINUTES + minute - startMinute;
    return since >= 0 && since < length;
  });
}

function localTime(timeZone: string, nowMs: number): { readonly day: number; readonly minute: number } {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'long', hour: 'numeric', minute: 'numeric', hourCycle: 'h23' });
  const of = Object.fromEntries(parts.formatToParts(nowMs).map(({ type, value }) => [type, value]));
  return { day: DAYS.indexOf(String(of['weekday']).toUpperCase() as Day), minute: Number(of['hour']) * 60 + Number(of['minute']) };
}
