import type { TimeWords } from '../language';
import { numberOf } from './number';

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const PART = 'morning|afternoon|evening|night';

/** "tomorrow", "next friday", "this evening" · "three thirty p m", "half past four", "noon" · "half an hour", "two hours". */
export const times: TimeWords = {
  dayOf(words) {
    const said = words.join(' ').replace(/^on /, '');
    if (/^(?:the )?day after tomorrow$/.test(said)) return { daysAhead: 2 };
    if (new RegExp(`^tomorrow(?: ${PART})?$`).test(said)) return { daysAhead: 1 };
    if (new RegExp(`^(?:today|tonight|this (?:${PART}))$`).test(said)) return { daysAhead: 0 };
    const [, day = ''] = new RegExp(`^(?:next |this )?(\\w+?)s?(?: (?:${PART}))?$`).exec(said) ?? [];
    const weekday = WEEKDAYS.indexOf(day);
    return weekday < 0 ? undefined : { weekday };
  },
  timeOf(words) {
    const said = words.join(' ');
    if (/^(?:noon|midday)$/.test(said)) return { hour: 12, minute: 0, isExact: true };
    if (said === 'midnight') return { hour: 0, minute: 0, isExact: true };
    const [, part, direction, pastHour] = /^(half|quarter) (past|to) (\w+)$/.exec(said) ?? [];
    if (part) return clock(hourOf(pastHour), part === 'half' ? 30 : 15, direction === 'to');
    const [, time = '', half] = /^(.*?)(?: (am|pm|a m|p m|o clock|oclock|in the (?:morning|afternoon|evening)))?$/.exec(said) ?? [];
    const [first = '', ...rest] = time.split(' ');
    const minute = rest.length === 0 ? 0 : numberOf(rest);
    const hour = hourOf(first);
    if (hour === undefined || minute === undefined || minute > 59) return undefined;
    const isPm = half !== undefined && /^p|afternoon|evening/.test(half);
    const isAm = half !== undefined && /^a|morning/.test(half);
    return { hour: isPm && hour < 12 ? hour + 12 : isAm && hour === 12 ? 0 : hour, minute, isExact: isPm || isAm || hour > 12 };
  },
  spanOf(words) {
    const said = words.join(' ').replace(/^(?:about|around) /, '');
    if (/^(?:a )?half (?:an )?hour$/.test(said)) return 30;
    if (said === 'a quarter of an hour') return 15;
    const [, count = '', andHalf, unit, halfAfter] = /^(.+?)( and a half)? (minute|hour|day|week)s?( and a half)?$/.exec(said) ?? [];
    const number = /^an?$/.test(count) ? 1 : /^a couple of$/.test(count) ? 2 : numberOf(count.split(' '));
    return number === undefined ? undefined : (number + (andHalf || halfAfter ? 0.5 : 0)) * (MINUTES[unit ?? ''] ?? 0);
  },
};

const MINUTES: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 1_440, week: 10_080 };

function hourOf(word: string | undefined): number | undefined {
  const hour = word === undefined ? undefined : numberOf([word]);
  return hour !== undefined && hour < 24 ? hour : undefined;
}

function clock(hour: number | undefined, minutes: number, isBefore: boolean) {
  if (hour === undefined) return undefined;
  return { hour: isBefore ? (hour + 23) % 24 : hour, minute: isBefore ? 60 - minutes : minutes, isExact: false };
}
