import { Refusal } from '../../cloud/service';
import type { Schedule } from './schedule';

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const DAY_MS = 86_400_000;
/** 29 February is at most eight years away. */
const LOOK_AHEAD_DAYS = 8 * 366;

/** Six fields, in UTC: minutes, hours, day of month, month, day of week, year. Not here: L, W and #. */
export function cronSchedule(text: string, where: string): Schedule {
  const fields = text.trim().split(/\s+/);
  if (fields.length !== 6) throw new Refusal(`cron(${text}) has ${fields.length} fields, expected 6`, where);
  const [minute = '', hour = '', dayOfMonth = '', month = '', dayOfWeek = '', year = ''] = fields;
  if ((dayOfMonth === '?') === (dayOfWeek === '?'))
    throw new Refusal(`cron(${text}): one of day of month and day of week must be ?`, where);
  const values = (field: string, from: number, to: number, names: readonly string[] = [], first = 0) =>
    fieldValues(field, { from, to, names, first, where: `${where} cron(${text})` });

  const minutes = [...values(minute, 0, 59)].sort((a, b) => a - b);
  const hours = [...values(hour, 0, 23)].sort((a, b) => a - b);
  const daysOfMonth = values(dayOfMonth, 1, 31);
  const months = values(month, 1, 12, MONTHS, 1);
  const daysOfWeek = values(dayOfWeek, 1, 7, WEEKDAYS, 1);
  const years = values(year, 1970, 2199);
  const isOn = (day: Date) =>
    years.has(day.getUTCFullYear()) &&
    months.has(day.getUTCMonth() + 1) &&
    daysOfMonth.has(day.getUTCDate()) &&
    daysOfWeek.has(day.getUTCDay() + 1);

  return (afterMs) => {
    const midnight = afterMs - (afterMs % DAY_MS);
    for (let days = 0; days <= LOOK_AHEAD_DAYS; days++) {
      const day = midnight + days * DAY_MS;
      if (!isOn(new Date(day))) continue;
      const next = hours.flatMap((h) => minutes.map((m) => day + (h * 60 + m) * 60_000)).find((at) => at > afterMs);
      if (next !== undefined) return next;
    }
    return undefined;
  };
}

interface FieldRange {
  readonly from: number;
  readonly to: number;
  readonly names: readonly string[];
  /** The number of the first name. */
  readonly first: number;
  readonly where: string;
}

/** `*`, `?`, `5`, `1-5`, `MON-FRI`, `0/15`, and lists of those. */
function fieldValues(field: string, { from, to, names, first, where }: FieldRange): Set<number> {
  const numberOf = (text: string): number => {
    const named = names.indexOf(text.toUpperCase());
    const value = named >= 0 ? named + first : /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= from && value <= to)) throw new Refusal(`${text} is not ${from}-${to}`, where);
    return value;
  };
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const [range = '', step] = part.split('/');
    const [low = '', high] = range === '*' || range === '?' ? [String(from), String(to)] : range.split('-');
    const last = high !== undefined ? numberOf(high) : step === undefined ? numberOf(low) : to;
    const by = step === undefined ? 1 : Number(step);
    if (!(Number.isInteger(by) && by > 0)) throw new Refusal(`the step ${step} is not a whole number above 0`, where);
    for (let value = numberOf(low); value <= last; value += by) values.add(value);
  }
  return values;
}
