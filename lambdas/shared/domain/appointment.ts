import type { PartOfDay, SaidClock, SaidTime } from '../language/said-time/said-time';
import { type CallingWindow, clockIn, minutesOf, timeAt } from './calling-window';

/** Nobody plans a call further ahead on the phone. */
export const AHEAD_MAX_MS = 14 * 24 * 60 * 60_000;

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** When a part of a day begins for whoever names nothing else. */
const PART_MINUTE: Readonly<Record<PartOfDay, number>> = { morning: 9 * 60, afternoon: 14 * 60, evening: 18 * 60 };

/**
 * The moment that was meant, on the clock of this zone, in epoch ms: the next one that fits. `three` is the one within the calling window.
 * `undefined`: as soon as possible.
 */
export function appointmentOf(said: SaidTime, zone: string, window: CallingWindow, now: number): number | undefined {
  if (said.inMinutes !== undefined) return now + said.inMinutes * MINUTE_MS;
  const { day, clock, part } = said;
  const minutes = clock ? minutesMeant(clock, part, window) : part ? PART_MINUTE[part] : minutesOf(window.opensAt);
  if (!clock && !part && day && 'daysAhead' in day && day.daysAhead === 0) return undefined;
  for (let ahead = firstDay(day, zone, now); ; ahead += day && 'weekday' in day ? 7 : 1) {
    const at = timeAt(zone, now + ahead * DAY_MS, minutes);
    const isFixed = day && 'daysAhead' in day;
    if (at > now || isFixed) return at > now ? at : part && !clock ? undefined : at + DAY_MS;
  }
}

function firstDay(day: { readonly daysAhead: number } | { readonly weekday: number } | undefined, zone: string, now: number): number {
  if (!day) return 0;
  if ('daysAhead' in day) return day.daysAhead;
  return (day.weekday - WEEKDAYS.indexOf(clockIn(zone, now).weekday) + 7) % 7;
}

/** Minutes since midnight. */
function minutesMeant({ hour, minute, half }: SaidClock, part: PartOfDay | undefined, { opensAt, closesAt }: CallingWindow): number {
  if (hour > 12) return hour * 60 + minute;
  const early = (hour % 12) * 60 + minute;
  const late = early + 12 * 60;
  const isPm = half === 'pm' || (half === undefined && (part === 'afternoon' || part === 'evening'));
  if (isPm) return late;
  if (half === 'am' || part === 'morning') return early;
  return early >= minutesOf(opensAt) && early < minutesOf(closesAt) ? early : late;
}
