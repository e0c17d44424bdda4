import { alternatives, numberOf, numberWords, type PartOfDay, type SaidClock, type SaidDay, saidTimeReader } from './said-time';

const HOURS: ReadonlyMap<string, number> = new Map([...numberWords('una dos tres cuatro cinco seis siete ocho nueve diez once doce', 1)]);
const NUMBERS: ReadonlyMap<string, number> = new Map([
  ...HOURS,
  ...Object.entries({
    un: 1,
    quince: 15,
    veinte: 20,
    treinta: 30,
    cuarenta: 40,
    'cuarenta y cinco': 45,
    cincuenta: 50,
    'un par de': 2,
    unos: 3,
    unas: 3,
  }),
]);
const WEEKDAYS = numberWords('domingo lunes martes miercoles jueves viernes sabado', 0);

const COUNT = `(\\d{1,3}|${alternatives(NUMBERS.keys())})`;
const HOUR = `(\\d{1,2}|${alternatives(HOURS.keys())})`;
/** A number that goes on is no time: `a las cuatro uno cinco`. */
const ENDS = `(?! (?:\\d|(?:${alternatives([...HOURS.keys(), 'cero', 'uno'])})\\b))`;

const HALF_HOUR = /\b(?:en|dentro de) (?:una )?media hora\b/;
const QUARTER = /\b(?:en|dentro de) un cuarto de hora\b/;
const RELATIVE = new RegExp(`\\b(?:en|dentro de) (?:unos |unas )?${COUNT} (minuto|hora|dia)s?( y media)?\\b`);
const AT = new RegExp(
  `\\ba las? ${HOUR}(?: ?:? ?(\\d\\d)| (y|menos) (media|cuarto|diez|veinte|quince|treinta))?(?: (?:en punto )?(am|pm|de la (?:manana|tarde|noche|madrugada)))?${ENDS}(?=$| )`,
);
const FIGURES = /\b(\d{1,2}):(\d\d)\b(?: ?(am|pm|de la (?:manana|tarde|noche)))?/;

/** `mañana a las tres`, `en una hora`, `el viernes por la tarde`, `a las cuatro y media`. `undefined`: no time was said. */
export const saidTimeInSpanish = saidTimeReader({ spanIn, dayIn, clockIn, partIn });

function spanIn(said: string): number | undefined {
  if (HALF_HOUR.test(said)) return 30;
  if (QUARTER.test(said)) return 15;
  const [, count, unit, half] = RELATIVE.exec(said) ?? [];
  const number = numberOf(count, NUMBERS);
  if (number === undefined) return undefined;
  return Math.round((number + (half ? 0.5 : 0)) * (unit === 'minuto' ? 1 : unit === 'hora' ? 60 : 24 * 60));
}

/** `por la mañana` is a part of a day, `mañana` alone is tomorrow. */
const withoutParts = (said: string): string => said.replace(/\b(?:por|en|de|a) la manana\b|\besta manana\b/g, ' ');

function dayIn(said: string): SaidDay | undefined {
  if (/\bpasado manana\b/.test(said)) return { daysAhead: 2 };
  if (/\bmanana\b/.test(withoutParts(said))) return { daysAhead: 1 };
  if (/\b(?:hoy|esta (?:manana|tarde|noche))\b/.test(said)) return { daysAhead: 0 };
  const [, weekday] = new RegExp(`\\b(${alternatives(WEEKDAYS.keys())})\\b`).exec(said) ?? [];
  const number = numberOf(weekday, WEEKDAYS);
  return number === undefined ? undefined : { weekday: number };
}

function clockIn(said: string): SaidClock | undefined {
  if (/\b(?:al|a) mediodia\b/.test(said)) return { hour: 12, minute: 0, half: 'pm' };
  const [, hour, figures, joint, named, half] = AT.exec(said) ?? [];
  if (hour !== undefined) return clockOf(hour, figures, joint, named, halfOf(half));
  const [, plainHour, minute, halfSaid] = FIGURES.exec(said) ?? [];
  return clockOf(plainHour, minute, undefined, undefined, halfOf(halfSaid));
}

function clockOf(
  hourSaid: string | undefined,
  figures: string | undefined,
  joint: string | undefined,
  named: string | undefined,
  half: 'am' | 'pm' | undefined,
): SaidClock | undefined {
  const hour = numberOf(hourSaid, HOURS);
  if (hour === undefined || hour > 23) return undefined;
  const minutes = named === 'media' ? 30 : named === 'cuarto' ? 15 : (numberOf(named ?? figures, NUMBERS) ?? 0);
  if (minutes > 59) return undefined;
  const isBefore = joint === 'menos';
  return {
    hour: isBefore ? (hour === 1 ? 12 : hour - 1) : hour,
    minute: isBefore ? 60 - minutes : minutes,
    ...(half && { half }),
  };
}

const halfOf = (said: string | undefined): 'am' | 'pm' | undefined =>
  said === undefined ? undefined : /am$|manana|madrugada/.test(said) ? 'am' : 'pm';

function partIn(said: string): PartOfDay | undefined {
  if (/\b(?:por|en|de) la manana\b|\besta manana\b/.test(said)) return 'morning';
  if (/\b(?:por|en|de) la tarde\b|\besta tarde\b/.test(said)) return 'afternoon';
  return /\b(?:por|en|de) la noche\b|\besta noche\b/.test(said) ? 'evening' : undefined;
}
