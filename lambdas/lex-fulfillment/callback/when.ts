import { clockIn } from '../../shared/domain/calling-window';
import { zonesOf } from '../../shared/domain/calling-zones';
import type { PhoneNumber } from '../../shared/domain/phone-number';

/** Sooner than this nobody asks when. */
const RIGHT_BACK_MS = 30_000;
const BY_THE_CLOCK_MS = 90 * 60_000;
const MINUTE_MS = 60_000;

/** When a phone will ring, as one says it: `right back`, `in about two minutes`, `tomorrow at 9 AM` by the clock of whoever is called. */
export function saidWhen(dueAt: number, now: number, number: PhoneNumber): string {
  const at = dueAt * 1000;
  if (at - now <= RIGHT_BACK_MS) return 'right back';
  if (at - now <= BY_THE_CLOCK_MS) return `in about ${saidMinutes((at - now) / MINUTE_MS)}`;
  return byTheClock(at, now, zonesOf(number)) ?? `in about ${Math.round((at - now) / (60 * MINUTE_MS))} hours`;
}

const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** To the minute for a quarter of an hour, to five minutes for an hour. */
function saidMinutes(minutes: number): string {
  const step = minutes <= 15 ? 1 : 5;
  const rounded = Math.max(Math.round(minutes / step) * step, 1);
  if (rounded === 1) return 'a minute';
  if (rounded >= 80) return 'an hour and a half';
  if (rounded >= 70) return 'an hour and a quarter';
  if (rounded >= 60) return 'an hour';
  return `${WORDS[rounded] ?? rounded} minutes`;
}

/** `undefined` when the clocks that may hang there differ. */
function byTheClock(at: number, now: number, zones: readonly string[]): string | undefined {
  const [clock, ...others] = zones.map((zone) => ({
    ...clockIn(zone, at),
    today: clockIn(zone, now).date,
    tomorrow: clockIn(zone, now + DAY_MS).date,
  }));
  if (!clock || others.some(({ hour, date }) => hour !== clock.hour || date !== clock.date)) return undefined;
  const { hour, minute, date, weekday, today, tomorrow } = clock;
  const day = date === today ? 'today' : date === tomorrow ? 'tomorrow' : `on ${weekday}`;
  return `${day} at ${hour % 12 || 12}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`} ${hour < 12 ? 'AM' : 'PM'}`;
}

const DAY_MS = 24 * 60 * MINUTE_MS;
