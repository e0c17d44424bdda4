const COUNTS: readonly string[] = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Where everybody of a burst lives. */
const ZONE = 'America/Los_Angeles';

/** After how long a caller who hears this expects their phone to ring; `undefined` when nothing is said about it. Those who are told "right back" expect it at once. */
export function toldMs(heard: string, now: number): number | undefined {
  if (/\bright back\b|\bshortly\b/i.test(heard)) return 0;
  if (/in about a minute\b/i.test(heard)) return MINUTE_MS;
  if (/in about an hour and a quarter\b/i.test(heard)) return 1.25 * HOUR_MS;
  if (/in about an hour and a half\b/i.test(heard)) return 1.5 * HOUR_MS;
  if (/in about an hour\b/i.test(heard)) return HOUR_MS;
  const [, count = '', unit] = /in about (\w+) (minutes|hours)\b/i.exec(heard) ?? [];
  if (unit) return numberOf(count) * (unit.toLowerCase() === 'hours' ? HOUR_MS : MINUTE_MS);
  const [, hour, minute = '0', half] = /today at (\d{1,2})(?::(\d{2}))? (AM|PM)\b/.exec(heard) ?? [];
  if (!hour) return undefined;
  return untilTimeOfDay((Number(hour) % 12) + (half === 'PM' ? 12 : 0), Number(minute), now);
}

function numberOf(word: string): number {
  const index = COUNTS.indexOf(word.toLowerCase());
  return index >= 0 ? index : Number(word);
}

function untilTimeOfDay(hour: number, minute: number, now: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: ZONE,
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  })
    .formatToParts(now)
    .map(({ value }) => Number(value))
    .filter((value) => !Number.isNaN(value));
  const [nowHour = 0, nowMinute = 0, nowSecond = 0] = parts;
  return (hour - nowHour) * HOUR_MS + (minute - nowMinute) * MINUTE_MS - nowSecond * 1000;
}
