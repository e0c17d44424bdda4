import { alternatives, numberOf, numberWords, type PartOfDay, type SaidClock, type SaidDay, saidTimeReader } from './said-time';

const HOURS = numberWords('one two three four five six seven eight nine ten eleven twelve', 1);
const NUMBERS: ReadonlyMap<string, number> = new Map([
  ...HOURS,
  ...numberWords('thirteen fourteen fifteen sixteen seventeen eighteen nineteen', 13),
  ...Object.entries({ a: 1, an: 1, twenty: 20, thirty: 30, forty: 40, 'forty five': 45, fifty: 50, 'a couple of': 2, 'a few': 3 }),
]);
const WEEKDAYS = numberWords('sunday monday tuesday wednesday thursday friday saturday', 0);
const PARTS: Readonly<Record<string, PartOfDay>> = {
  morning: 'morning',
  afternoon: 'afternoon',
  evening: 'evening',
  tonight: 'evening',
  night: 'evening',
};

const COUNT = `(\\d{1,3}|${alternatives(NUMBERS.keys())})`;
const HOUR = `(\\d{1,2}|${alternatives(HOURS.keys())})`;
const MINUTE = '(fifteen|twenty|thirty|forty five|forty|fifty|oh five|ten|\\d\\d)';
const MINUTES: ReadonlyMap<string, number> = new Map([...NUMBERS, ['oh five', 5]]);
/** A number that goes on is no time: `at four one five`. */
const ENDS = `(?! (?:\\d|(?:${alternatives([...HOURS.keys(), 'zero', 'oh'])})\\b))`;

const HALF_HOUR = /\b(?:in|within|after) (?:about )?(?:a )?half (?:an )?hour\b|\bhalf an hour from now\b/;
const QUARTER = /\b(?:in|within) (?:about )?a quarter of an hour\b/;
const RELATIVE = new RegExp(`\\b(?:in|within|after) (?:about |around |like )?${COUNT}( and a half)? (minute|hour|day)s?( and a half)?\\b`);
const FROM_NOW = new RegExp(`\\b${COUNT}( and a half)? (minute|hour|day)s? (?:from now|later)\\b`);
const AT = new RegExp(
  `\\b(?:at|around|about|by|after|for) (?:around |about )?${HOUR}(?: ?:? ?${MINUTE})?(?: (am|pm|oclock))?${ENDS}(?=$| )`,
);
const MARKED = new RegExp(`\\b${HOUR}(?: ?:? ?${MINUTE})? ?(am|pm|oclock)\\b`);
const FIGURES = /\b(\d{1,2}):(\d\d)\b/;
const PAST = new RegExp(`\\b(half|quarter|ten|twenty) (past|to) ${HOUR}\\b`);

/** `tomorrow at three`, `in an hour`, `friday morning`, `half past four`. `undefined`: no time was said. */
export const saidTimeInEnglish = saidTimeReader({ spanIn, dayIn, clockIn, partIn });

function spanIn(said: string): number | undefined {
  if (HALF_HOUR.test(said)) return 30;
  if (QUARTER.test(said)) return 15;
  const [, count, half, unit, halfAfter] = RELATIVE.exec(said) ?? FROM_NOW.exec(said) ?? [];
  const number = numberOf(count, NUMBERS);
  if (number === undefined) return undefined;
  const units = number + (half || halfAfter ? 0.5 : 0);
  return Math.round(units * (unit === 'minute' ? 1 : unit === 'hour' ? 60 : 24 * 60));
}

function dayIn(said: string): SaidDay | undefined {
  if (/\bday after tomorrow\b/.test(said)) return { daysAhead: 2 };
  if (/\btomorrow\b/.test(said)) return { daysAhead: 1 };
  if (/\b(?:today|tonight|this (?:morning|afternoon|evening))\b/.test(said)) return { daysAhead: 0 };
  const [, weekday] = new RegExp(`\\b(${alternatives(WEEKDAYS.keys())})s?\\b`).exec(said) ?? [];
  const number = numberOf(weekday, WEEKDAYS);
  return number === undefined ? undefined : { weekday: number };
}

function clockIn(said: string): SaidClock | undefined {
  if (/\b(?:noon|midday)\b/.test(said)) return { hour: 12, minute: 0, half: 'pm' };
  const [, by, direction, pastHour] = PAST.exec(said) ?? [];
  if (by) return clockOf(pastHour, by, direction === 'to');
  const [, hour, minute, half] = MARKED.exec(said) ?? FIGURES.exec(said) ?? AT.exec(said) ?? [];
  const found = numberOf(hour, HOURS);
  if (found === undefined || found > 23) return undefined;
  const minutes = numberOf(minute, MINUTES) ?? 0;
  return minutes > 59 ? undefined : { hour: found, minute: minutes, ...(half === 'am' || half === 'pm' ? { half } : {}) };
}

function clockOf(hourSaid: string | undefined, by: string, isBefore: boolean): SaidClock | undefined {
  const hour = numberOf(hourSaid, HOURS);
  if (hour === undefined) return undefined;
  const minutes = by === 'half' ? 30 : by === 'quarter' ? 15 : (NUMBERS.get(by) ?? 0);
  return isBefore ? { hour: hour === 1 ? 12 : hour - 1, minute: 60 - minutes } : { hour, minute: minutes };
}

function partIn(said: string): PartOfDay | undefined {
  const [, part] = /\b(?:in the|this|tomorrow|today|day|at|on|next) (morning|afternoon|evening|night)\b|\b(tonight)\b/.exec(said) ?? [];
  const found =
    part ??
    (/\b(tonight)\b/.exec(said)?.[1] || /\b(?:sun|mon|tues|wednes|thurs|fri|satur)day (morning|afternoon|evening|night)\b/.exec(said)?.[1]);
  return found ? PARTS[found] : undefined;
}
