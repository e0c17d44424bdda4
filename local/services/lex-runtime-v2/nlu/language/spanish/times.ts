import type { TimeWords } from '../language';
import { numberOf } from './number';

const WEEKDAYS = ['domingo', 'lunes', 'martes', 'miercoles', 'jueves', 'viernes', 'sabado'];
const PART = '(?: (?:por|en) la (?:manana|tarde|noche))';

/** "mañana", "el próximo viernes", "esta tarde" · "las tres y media de la tarde", "mediodía" · "media hora", "dos horas y media". */
export const times: TimeWords = {
  dayOf(words) {
    const said = words.join(' ');
    if (/^pasado manana$/.test(said)) return { daysAhead: 2 };
    if (new RegExp(`^manana${PART}?$`).test(said)) return { daysAhead: 1 };
    if (/^(?:hoy|esta (?:manana|tarde|noche))$/.test(said)) return { daysAhead: 0 };
    const [, day = ''] = new RegExp(`^(?:el )?(?:proximo )?(\\w+)${PART}?$`).exec(said) ?? [];
    const weekday = WEEKDAYS.indexOf(day);
    return weekday < 0 ? undefined : { weekday };
  },
  timeOf(words) {
    const said = words.join(' ').replace(/^las? /, '');
    if (/^mediodia$/.test(said)) return { hour: 12, minute: 0, isExact: true };
    const [, time = '', half] = /^(.*?)(?: (am|pm|a m|p m|de la (?:manana|tarde|noche)))?$/.exec(said) ?? [];
    const [, hourSaid = '', joint, part] = /^(\w+)(?: (y|menos) (\w+)| \d\d)?$/.exec(time) ?? [];
    const [, figures] = /^\w+ (\d\d)$/.exec(time) ?? [];
    const hour = numberOf([hourSaid]);
    const minute = part === 'media' ? 30 : part === 'cuarto' ? 15 : part ? numberOf([part]) : Number(figures ?? 0);
    if (hour === undefined || hour > 23 || minute === undefined || minute > 59) return undefined;
    const isBefore = joint === 'menos';
    const told = isBefore ? (hour + 23) % 24 : hour;
    const isPm = half !== undefined && /^p|tarde|noche/.test(half);
    const isExact = half !== undefined || told > 12;
    return { hour: isPm && told < 12 ? told + 12 : told, minute: isBefore ? 60 - minute : minute, isExact };
  },
  spanOf(words) {
    const said = words.join(' ');
    if (/^(?:una )?media hora$/.test(said)) return 30;
    if (said === 'un cuarto de hora') return 15;
    const [, count = '', unit, half] = /^(.+?) (minuto|hora|dia|semana)s?( y media)?$/.exec(said) ?? [];
    const number = /^una?$/.test(count) ? 1 : numberOf(count.split(' '));
    return number === undefined ? undefined : (number + (half ? 0.5 : 0)) * (MINUTES[unit ?? ''] ?? 0);
  },
};

const MINUTES: Readonly<Record<string, number>> = { minuto: 1, hora: 60, dia: 1_440, semana: 10_080 };
