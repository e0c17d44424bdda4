import { clockIn } from '../../shared/domain/calling-window';
import { zonesOf } from '../../shared/domain/calling-zones';
import type { PhoneNumber } from '../../shared/domain/phone-number';
import type { Language } from '../../shared/language/language';
import { fill, type Texts } from '../../shared/language/texts';

/** Sooner than this nobody asks when. */
const RIGHT_BACK_MS = 30_000;
const BY_THE_CLOCK_MS = 90 * 60_000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** How one would say when a phone will ring. `dueAt` in epoch seconds. */
export function whenOf(dueAt: number, now: number): { readonly is: 'right back' | 'in a while' | 'by the clock'; readonly inMs: number } {
  const inMs = dueAt * 1000 - now;
  return { is: inMs <= RIGHT_BACK_MS ? 'right back' : inMs <= BY_THE_CLOCK_MS ? 'in a while' : 'by the clock', inMs };
}

type Spoken = Pick<Language, 'texts'>;

/** `right back`, `in about two minutes`, `tomorrow at 9 AM` by the clock of whoever is called. */
export function saidWhen(dueAt: number, now: number, number: PhoneNumber, { texts: { when } }: Spoken): string {
  const { is, inMs } = whenOf(dueAt, now);
  if (is === 'right back') return when.rightBack;
  const clock = is === 'by the clock' ? byTheClock(dueAt * 1000, now, zonesOf(number), when) : undefined;
  return clock ?? fill(when.inAbout, { span: saidSpan(inMs / MINUTE_MS, when) });
}

/** To the minute for a quarter of an hour, to five minutes for an hour. */
function saidSpan(minutes: number, { spans, counts }: Texts['when']): string {
  if (minutes > BY_THE_CLOCK_MS / MINUTE_MS) return fill(spans.hours, { count: Math.round(minutes / 60) });
  const step = minutes <= 15 ? 1 : 5;
  const rounded = Math.max(Math.round(minutes / step) * step, 1);
  if (rounded === 1) return spans.minute;
  if (rounded >= 80) return spans.hourAndHalf;
  if (rounded >= 70) return spans.hourAndQuarter;
  if (rounded >= 60) return spans.hour;
  return fill(spans.minutes, { count: counts[rounded] ?? rounded });
}

/** `undefined` when the clocks that may hang there differ. */
function byTheClock(at: number, now: number, zones: readonly string[], when: Texts['when']): string | undefined {
  const [clock, ...others] = zones.map((zone) => ({
    ...clockIn(zone, at),
    today: clockIn(zone, now).date,
    tomorrow: clockIn(zone, now + DAY_MS).date,
  }));
  if (!clock || others.some(({ hour, date }) => hour !== clock.hour || date !== clock.date)) return undefined;
  const { date, weekday, today, tomorrow } = clock;
  const { days, weekdays } = when;
  const onWeekday = fill(days.weekday, { weekday: weekdays[weekday as keyof typeof weekdays] });
  const daysAhead = Math.round((Date.parse(date) - Date.parse(today)) / DAY_MS);
  const inDays = fill(days.ahead, { count: when.counts[daysAhead] ?? daysAhead });
  const day = date === today ? days.today : date === tomorrow ? days.tomorrow : daysAhead < 7 ? onWeekday : inDays;
  return fill(when.dayAt, { day, time: saidTime(clock, when) });
}

function saidTime({ hour, minute }: { readonly hour: number; readonly minute: number }, { times }: Texts['when']): string {
  const time = `${hour % 12 || 12}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}`;
  if (hour % 12 === 1) return fill(hour < 12 ? times.oneInTheNight : times.oneInTheAfternoon, { time });
  return fill(hour < 12 ? times.morning : hour < 19 ? times.afternoon : times.evening, { time });
}
