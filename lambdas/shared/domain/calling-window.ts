/** When phones may ring, on the wall clock of whoever is called. */
export interface CallingWindow {
  /** `09:00`; the first minute in which a phone may ring. */
  readonly opensAt: string;
  /** `20:00`; the first minute in which it may not. */
  readonly closesAt: string;
}

/**
 * When a phone may ring that may be in any of these zones: now, if it is daytime in all of them, else as soon as it is. Epoch ms, in and out.
 * `undefined`: never, because no zone is known, or they are so far apart that it is never daytime in all of them.
 */
export function ringsAt(zones: readonly string[], { opensAt, closesAt }: CallingWindow, now: number): number | undefined {
  if (zones.length === 0) return undefined;
  const [opens, closes] = [minutesOf(opensAt), minutesOf(closesAt)];
  const isOpen = (zone: string, at: number) => {
    const minute = localMinute(zone, at);
    return minute >= opens && minute < closes;
  };
  let at = now;
  for (let look = 0; look < LOOKS; look++) {
    const closed = zones.find((zone) => !isOpen(zone, at));
    if (closed === undefined) return at;
    at = nextOpening(closed, opens, at);
  }
  return undefined;
}

/** Each look opens one more zone; zones that share no hour of daylight chase each other for ever. */
const LOOKS = 12;
const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** On the minute. When the clocks change on the way, the first guess is off by as much as they do. */
function nextOpening(zone: string, opens: number, at: number): number {
  const minute = Math.floor(at / MINUTE_MS) * MINUTE_MS;
  const ahead = (opens - localMinute(zone, minute) + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
  const guess = minute + ahead * MINUTE_MS;
  const off = localMinute(zone, guess) - opens;
  return Math.abs(off) <= 120 ? guess - off * MINUTE_MS : guess;
}

/** When the clock of this zone shows so many minutes since midnight, on the day that holds `at`. Epoch ms. */
export function timeAt(zone: string, at: number, minutes: number): number {
  const [year = 0, month = 1, day = 1] = clockIn(zone, at).date.split('-').map(Number);
  const asIfUtc = Date.UTC(year, month - 1, day, 0, minutes);
  const shown = (moment: number) => {
    const { date, hour, minute } = clockIn(zone, moment);
    return Date.parse(`${date}T00:00:00Z`) + (hour * 60 + minute) * MINUTE_MS;
  };
  const guess = asIfUtc - (shown(asIfUtc) - asIfUtc);
  return guess - (shown(guess) - asIfUtc); // again, where the clocks change in between
}

/** Minutes since midnight. */
function localMinute(zone: string, at: number): number {
  const { hour, minute } = clockIn(zone, at);
  return hour * 60 + minute;
}

/** Making a format takes longer than all the rest; a call has one zone or two. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** What clock and calendar on the wall show. `weekday`: `Monday`. `date`: `2026-11-18`. */
export function clockIn(
  zone: string,
  at: number,
): { readonly hour: number; readonly minute: number; readonly weekday: string; readonly date: string } {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      weekday: 'long',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formats.set(zone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const { hour, minute, weekday = '', year, month, day } = parts;
  return { hour: Number(hour), minute: Number(minute), weekday, date: `${year}-${month}-${day}` };
}
