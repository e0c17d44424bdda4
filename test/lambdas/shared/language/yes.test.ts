import { english } from '../../../../lambdas/shared/language/english';
import { spanish } from '../../../../lambdas/shared/language/spanish';

it.each([
  'yes',
  'Yes, please.',
  'yeah that is my cell, reception is bad here though',
  'sure',
  'ok',
  'okay thanks',
  "that's right",
  "that's the best number to reach me",
  'correct',
  'go ahead',
  'please do',
  'do it',
  'sounds good',
  'that would be great',
  'of course',
  'it is',
  'no problem',
  "no, that's correct",
  'why not',
  "I don't mind",
  'I think so',
  'uh huh',
  'mm',
  '1',
])('takes for a yes: %s', (text) => {
  expect(english.saysYes(text)).toBe(true);
});

it.each([
  '',
  'no',
  'not really',
  'yes but call another number',
  "yes, no, I don't know",
  'good day',
  'oh hi good afternoon',
  'hello there good evening',
  'what exactly does this demo do',
  "I'd like to know more about the demo",
  'please introduce yourself',
  'I want to complain about an invoice',
  "I'd like to change my address",
  'okay so what is the weather like',
  'sure, tell me about the weather',
  "I'm curious about the demo",
  'do you speak dutch',
  'am I talking to a real person',
  'right now I am driving',
])('takes for no yes: %s', (text) => {
  expect(english.saysYes(text)).toBe(false);
});

it.each([
  'sí',
  'Sí, por favor.',
  'claro que sí',
  'correcto',
  'así es',
  'está bien',
  'de acuerdo',
  'no hay problema',
  'adelante',
  'desde luego',
  '1',
])('takes for a yes in Spanish: %s', (text) => {
  expect(spanish.saysYes(text)).toBe(true);
});

it.each(['no', 'sí pero a otro número', 'buenos días', '¿qué es esto?', 'quiero cambiar mi dirección', 'hola'])(
  'takes for no yes in Spanish: %s',
  (text) => {
    expect(spanish.saysYes(text)).toBe(false);
  },
);
