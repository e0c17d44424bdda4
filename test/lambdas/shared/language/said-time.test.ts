import { appointmentOf } from '../../../../lambdas/shared/domain/appointment';
import { english } from '../../../../lambdas/shared/language/english';
import { spanish } from '../../../../lambdas/shared/language/spanish';

/** Wednesday 10:00 in San Francisco. */
const NOW = Date.parse('2026-11-18T18:00:00Z');
const ZONE = 'America/Los_Angeles';
const WINDOW = { opensAt: '09:00', closesAt: '20:00' };

function meant(text: string, language = english, now = NOW): string | undefined {
  const said = language.saidTime(text);
  const at = said && appointmentOf(said, ZONE, WINDOW, now);
  return at === undefined
    ? undefined
    : new Date(at)
        .toLocaleString('en-US', { timeZone: ZONE, weekday: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' })
        .replace(',', '');
}

describe('a time said in English, on the clock of whoever is called', () => {
  it.each([
    ['call me back tomorrow at three', '19 Thu 3:00 PM'],
    ['tomorrow at nine', '19 Thu 9:00 AM'],
    ['tomorrow', '19 Thu 9:00 AM'],
    ['tomorrow morning please', '19 Thu 9:00 AM'],
    ['tomorrow afternoon', '19 Thu 2:00 PM'],
    ['at half past four', '18 Wed 4:30 PM'],
    ['around quarter to five', '18 Wed 4:45 PM'],
    ['at 9:30', '19 Thu 9:30 AM'],
    ['call me at 5 p.m.', '18 Wed 5:00 PM'],
    ["at seven o'clock in the evening", '18 Wed 7:00 PM'],
    ['this evening', '18 Wed 6:00 PM'],
    ['tonight at eleven', '18 Wed 11:00 PM'],
    ['at noon', '18 Wed 12:00 PM'],
    ['on friday', '20 Fri 9:00 AM'],
    ['friday morning at ten thirty', '20 Fri 10:30 AM'],
    ['next wednesday at nine', '25 Wed 9:00 AM'],
    ['the day after tomorrow at one', '20 Fri 1:00 PM'],
    ['in an hour', '18 Wed 11:00 AM'],
    ['call again in half an hour', '18 Wed 10:30 AM'],
    ['in two and a half hours', '18 Wed 12:30 PM'],
    ['in about twenty minutes', '18 Wed 10:20 AM'],
    ['in 3 days', '21 Sat 10:00 AM'],
    ['two hours from now', '18 Wed 12:00 PM'],
    ['at three in the morning', '19 Thu 3:00 AM'],
    ['at 15:45', '18 Wed 3:45 PM'],
  ])('"%s" is %s', (text, expected) => expect(meant(text)).toBe(expected));

  it.each([
    'call me back',
    'call me at four one five five five five two six seven one',
    'call me at 415 555 2671',
    'we are a team of three',
    'later',
    'today please',
    'I have two questions',
    'yes',
  ])('"%s" says no time', (text) => expect(meant(text)).toBeUndefined());
});

describe('a time said in Spanish', () => {
  it.each([
    ['llámeme mañana a las tres', '19 Thu 3:00 PM'],
    ['mañana por la mañana', '19 Thu 9:00 AM'],
    ['mañana', '19 Thu 9:00 AM'],
    ['pasado mañana a las diez de la mañana', '20 Fri 10:00 AM'],
    ['en una hora', '18 Wed 11:00 AM'],
    ['dentro de media hora', '18 Wed 10:30 AM'],
    ['en dos horas y media', '18 Wed 12:30 PM'],
    ['hoy a las cuatro y media', '18 Wed 4:30 PM'],
    ['a las cinco menos cuarto', '18 Wed 4:45 PM'],
    ['el viernes por la tarde', '20 Fri 2:00 PM'],
    ['esta noche', '18 Wed 6:00 PM'],
    ['a la una', '18 Wed 1:00 PM'],
    ['al mediodía', '18 Wed 12:00 PM'],
  ])('"%s" is %s', (text, expected) => expect(meant(text, spanish)).toBe(expected));

  it.each(['llámeme', 'a las cuatro uno cinco cinco', 'sí', 'hola'])('"%s" says no time', (text) =>
    expect(meant(text, spanish)).toBeUndefined(),
  );
});

it('keeps to the clock on the wall when the clocks change in between', () => {
  const saturday = Date.parse('2026-10-31T17:00:00Z');
  expect(meant('tomorrow at three', english, saturday)).toBe('1 Sun 3:00 PM');
});
