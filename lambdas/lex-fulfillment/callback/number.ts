import { type DialRefusal, mayDial } from '../../shared/domain/dial-gate';
import { digitRuns } from '../../shared/domain/digit-runs';
import { InvalidInput } from '../../shared/domain/errors';
import { type Country, countryOf, lastFour, type PhoneNumber, parsePhoneNumber } from '../../shared/domain/phone-number';
import type { Turn } from '../event';
import { vary } from '../reply/canned';
import type { NumberTalk } from '../session';
import { slotOf, textOf } from '../slots';
import type { Reply } from '../turn';
import { BOOKING_IN_SHORT } from './words';

/** Why a number has to be asked for. */
type Because = DialRefusal['because'] | 'unheard' | 'denied' | 'no number' | 'own number';

export type NumberAnswer =
  | { readonly is: 'said' | 'own'; readonly number: PhoneNumber }
  /** Nothing was said about it yet, and the caller's own will not do. */
  | { readonly is: 'missing'; readonly because: 'no number' | 'own number' }
  | { readonly is: 'unusable'; readonly because: Because };

/** After so many answers that were no number, Atlas stops asking. */
export const NUMBER_FAILURES_MAX = 3;

const NOT_TALKED: NumberTalk = { isAsked: false, failures: 0, denials: 0 };

/** The number to call, as far as it is known: one that was said, else the caller's own, unless that was denied. */
export function numberIn(turn: Turn, allowedCountries: readonly [Country, ...Country[]]): NumberAnswer {
  if (turn.confirmation === 'Denied') return { is: 'unusable', because: 'denied' };
  const said = textOf(turn.slots['PhoneNumber']);
  if (said) return judge(said, homeOf(turn, allowedCountries), allowedCountries);
  if (turn.session.numberTalk?.isAsked) return { is: 'unusable', because: 'unheard' };
  if (!turn.callerNumber) return { is: 'missing', because: 'no number' };
  return mayDial(turn.callerNumber, allowedCountries).allowed
    ? { is: 'own', number: turn.callerNumber }
    : { is: 'missing', because: 'own number' };
}

/** Where a number without a country code is dialled: the caller's country, if it is called at all. */
const homeOf = ({ callerNumber }: Turn, allowedCountries: readonly [Country, ...Country[]]): Country =>
  allowedCountries.find((country) => callerNumber && country === countryOf(callerNumber)) ?? allowedCountries[0];

function judge(said: string, home: Country, allowedCountries: readonly Country[]): NumberAnswer {
  const figures = inFigures(said);
  const number = numberOrNothing(figures, home) ?? numberOrNothing(`+${figures.replace(/\D/g, '')}`, home); // Lex drops the plus
  if (!number) return { is: 'unusable', because: 'number' };
  const decision = mayDial(number, allowedCountries);
  return decision.allowed ? { is: 'said', number } : { is: 'unusable', because: decision.because };
}

function numberOrNothing(figures: string, home: Country): PhoneNumber | undefined {
  try {
    return parsePhoneNumber(figures, home);
  } catch (error) {
    if (error instanceof InvalidInput) return undefined;
    throw error;
  }
}

/** Lex writes figures; a number heard as words, or inside a sentence, is one all the same. */
function inFigures(said: string): string {
  const [run, ...others] = /[a-z]/i.test(said) ? digitRuns(said) : [];
  return run && others.length === 0 ? `${/\+|\bplus\b/i.test(said) ? '+' : ''}${run.digits}` : said;
}

/** Asks once more, saying what is expected; or leaves it, promising nothing. */
export function askForNumber({ session, slots }: Turn, because: Because, allowedCountries: readonly Country[]): Reply {
  const before = session.numberTalk ?? NOT_TALKED;
  const isFailure = because !== 'denied' && because !== 'no number' && because !== 'own number';
  const talk: NumberTalk = {
    isAsked: true,
    failures: before.failures + (isFailure ? 1 : 0),
    denials: before.denials + (because === 'denied' ? 1 : 0),
  };
  if (talk.failures > NUMBER_FAILURES_MAX)
    return leave('I am sorry, I could not get a number to call, so nothing is booked. We can go on: what else can I help with?');
  if (talk.denials > 1) return leave('All right, I will not call you, and nothing is booked. What else can I help with?');
  return {
    message: vary(Math.max(0, talk.failures - 1), QUESTIONS[because](saidTogether(allowedCountries))),
    dialogAction: { type: 'ElicitSlot', slot: 'PhoneNumber' },
    rung: 'rule',
    slots: { ...slots, PhoneNumber: null },
    confirmation: 'None',
    session: { numberTalk: talk },
  };
}

/** Four digits tell the caller which number it is, and a bystander nothing. */
export function readBack({ slots, session, callerNumber }: Turn, number: PhoneNumber): Reply {
  const digits = [...lastFour(number)].join(' ');
  const which = number === callerNumber ? 'this number' : 'the number';
  return {
    message: `I will call you at ${which} ending in ${digits}. Is that right?`,
    dialogAction: { type: 'ConfirmIntent' },
    rung: 'rule',
    slots: { ...slots, PhoneNumber: slotOf(number) },
    confirmation: 'None',
    session: { numberTalk: session.numberTalk },
  };
}

const QUESTIONS: Readonly<Record<Because, (countries: string) => readonly string[]>> = {
  number: () => [
    'Nobody can call that number. Please say it again with the area code, digit by digit.',
    'That does not make a number I can call. Please say all its digits, the area code first.',
    'That number is not complete. You can also type it on your keypad, with the area code.',
  ],
  unheard: () => [
    'I did not hear a number. Please say it digit by digit, or type it on your keypad.',
    'Which number, please? Say it digit by digit.',
  ],
  country: (countries) => [`I can only call numbers in ${countries}. Which number there should I call?`],
  type: () => ['I cannot call special numbers, such as toll-free or premium ones. Which other number should I call?'],
  denied: () => ['What number should I call?'],
  'no number': () => ['What number should I call? Please say it with the area code.'],
  'own number': (countries) => [`I cannot call the number you are calling from, only numbers in ${countries}. What number should I call?`],
};

const leave = (message: string): Reply => ({
  message,
  dialogAction: { type: 'ElicitIntent' },
  rung: 'rule',
  exchange: [BOOKING_IN_SHORT, message],
});

function saidTogether(countries: readonly Country[]): string {
  const names = new Intl.DisplayNames(['en'], { type: 'region' });
  const said = countries.map((country) => (names.of(country) ?? country).replace(/^United/, 'the United'));
  return new Intl.ListFormat('en').format(said).replace(', and ', ' and ');
}
