import { type DialRefusal, mayDial } from '../../shared/domain/dial-gate';
import { digitRuns } from '../../shared/domain/digit-runs';
import { InvalidInput } from '../../shared/domain/errors';
import { type Country, countryOf, lastFour, type PhoneNumber, parsePhoneNumber } from '../../shared/domain/phone-number';
import type { Language } from '../../shared/language/language';
import { fill, type Texts } from '../../shared/language/texts';
import { vary } from '../reply/canned';
import type { NumberTalk } from '../session';
import { slotOf, textOf } from '../slots';
import type { Reply, Turn } from '../turn';
import { saidWhen } from './when';
import type { WishedTime } from './wished-time';
import { unbooked } from './words';

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
  if (said) return judge(inFigures(said, turn), homeOf(turn, allowedCountries), allowedCountries);
  if (turn.session.numberTalk?.isAsked) return { is: 'unusable', because: 'unheard' };
  if (!turn.callerNumber) return { is: 'missing', because: 'no number' };
  return mayDial(turn.callerNumber, allowedCountries).allowed
    ? { is: 'own', number: turn.callerNumber }
    : { is: 'missing', because: 'own number' };
}

/** Where a number without a country code is dialled: the caller's country, if it is called at all. */
const homeOf = ({ callerNumber }: Turn, allowedCountries: readonly [Country, ...Country[]]): Country =>
  allowedCountries.find((country) => callerNumber && country === countryOf(callerNumber)) ?? allowedCountries[0];

function judge(figures: string, home: Country, allowedCountries: readonly Country[]): NumberAnswer {
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
function inFigures(said: string, { language }: Turn): string {
  const [run, ...others] = /\p{L}/u.test(said) ? digitRuns(said, language.code) : [];
  return run && others.length === 0 ? `${language.keywords.plus.test(said) ? '+' : ''}${run.digits}` : said;
}

/** Asks once more, saying what is expected; or leaves it, promising nothing. */
export function askForNumber(turn: Turn, because: Because, allowedCountries: readonly Country[]): Reply {
  const { session, slots, language } = turn;
  const texts = language.texts.number;
  const before = session.numberTalk ?? NOT_TALKED;
  const isFailure = because !== 'denied' && because !== 'no number' && because !== 'own number';
  const talk: NumberTalk = {
    isAsked: true,
    failures: before.failures + (isFailure ? 1 : 0),
    denials: before.denials + (because === 'denied' ? 1 : 0),
  };
  if (talk.failures > NUMBER_FAILURES_MAX) return unbooked(turn, texts.gaveUp);
  if (talk.denials > 1) return unbooked(turn, texts.deniedTwice);
  const question = vary(Math.max(0, talk.failures - 1), texts.ask[QUESTIONS[because]]);
  return {
    message: fill(question, { countries: saidTogether(allowedCountries, language) }),
    dialogAction: { type: 'ElicitSlot', slot: 'PhoneNumber' },
    rung: 'rule',
    slots: { ...slots, PhoneNumber: null },
    confirmation: 'None',
    session: { numberTalk: talk },
  };
}

/** Four digits tell the caller which number it is, and a bystander nothing. `wish`: when it will ring, if that is not at once. */
export function readBack(turn: Turn, number: PhoneNumber, wish: WishedTime, now: number): Reply {
  const { slots, session, callerNumber, language, confirmation } = turn;
  const { readBack: sentence, readBackAgain, readBackAt, offer, thisNumber, theNumber } = language.texts.number;
  const isThen = wish.is === 'then';
  const text = isThen ? (wish.isMoved ? offer : readBackAt) : confirmation === 'Confirmed' ? readBackAgain : sentence; // again: Lex took something else for a yes
  return {
    message: fill(text, {
      number: number === callerNumber ? thisNumber : theNumber,
      digits: [...lastFour(number)].join(' '),
      when: isThen ? saidWhen(wish.at, now, number, language) : '',
    }),
    dialogAction: { type: 'ConfirmIntent' },
    rung: 'rule',
    slots: { ...slots, PhoneNumber: slotOf(number) },
    confirmation: 'None',
    session: { numberTalk: session.numberTalk, callAt: isThen && wish.isWished ? wish.at : undefined },
  };
}

const QUESTIONS: Readonly<Record<Because, keyof Texts['number']['ask']>> = {
  number: 'number',
  unheard: 'unheard',
  country: 'country',
  type: 'type',
  denied: 'denied',
  'no number': 'noNumber',
  'own number': 'ownNumber',
};

function saidTogether(countries: readonly Country[], { code, texts }: Language): string {
  const names = new Intl.DisplayNames([code], { type: 'region' });
  const own: Readonly<Record<string, string>> = texts.number.countries;
  const said = countries.map((country) => own[country] ?? names.of(country) ?? country);
  return new Intl.ListFormat(code).format(said).replace(', and ', ' and ');
}
