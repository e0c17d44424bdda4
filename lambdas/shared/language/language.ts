import type { LanguageCode } from '../domain/language-code';
import { english } from './english';
import type { SaidTime } from './said-time/said-time';
import type { Texts } from './texts';

/** A locale of the bot: what is said in it, in a file, and how it is understood. Everything that is language goes through here. */
export interface Language {
  readonly localeId: LocaleId;
  readonly code: LanguageCode;
  /** As models are told it. */
  readonly name: string;
  readonly texts: Texts;
  readonly keywords: Keywords;
  /** `undefined`: no time was said. */
  saidTime(text: string): SaidTime | undefined;
  /** How an answer begins before it is given. */
  readonly leadIns: LeadIns;
  /** Whether these words can be a yes. */
  readonly saysYes: (transcript: string) => boolean;
}

export type LocaleId = 'en_US' | 'es_US';

/** What a caller's own words tell, beside what Lex makes of them. */
export interface Keywords {
  readonly greeting: RegExp;
  /** It is asked what this is, and not how, whether or what if about something of it. */
  readonly aboutThis: RegExp;
  readonly person: RegExp;
  readonly privacy: RegExp;
  readonly price: RegExp;
  /** Of what was said about a callback that is booked. */
  readonly cancel: RegExp;
  readonly anotherNumber: RegExp;
  /** A machine has picked up: the greeting of a mailbox. */
  readonly machine: RegExp;
  /** Whoever was called does not want to talk, or not now. */
  readonly declines: RegExp;
  /** It is about a call, whatever else. */
  readonly call: RegExp;
  /** Asks when the callback that is booked will come. */
  readonly whenIsIt: RegExp;
  /** The whole utterance leaves what is being asked. */
  readonly leave: RegExp;
  /** The whole utterance asks to hear it again. */
  readonly repeat: RegExp;
  readonly help: RegExp;
  readonly goodbye: RegExp;
  /** A person is asked for. */
  readonly someone: RegExp;
  readonly technology: RegExp;
  readonly cloud: RegExp;
  readonly model: RegExp;
  readonly voice: RegExp;
  readonly otherLanguage: RegExp;
  /** Of a number that is said with its country code. */
  readonly plus: RegExp;
}

export type LeadIns = Readonly<Record<'Name' | 'Company' | 'UseCase', RegExp>>;

/** The bot's locale ids → languages. The first is spoken where nobody said which; any other is read when somebody speaks it. */
const LANGUAGES: Readonly<Record<LocaleId, () => Language>> = {
  en_US: () => english,
  es_US: () => (require('./spanish') as typeof import('./spanish')).spanish,
};

export const DEFAULT_LANGUAGE: Language = english;

/** For a row or a topic: nothing where the default is spoken. */
export const spokenIn = ({ localeId }: Language): { readonly localeId?: LocaleId } =>
  localeId === DEFAULT_LANGUAGE.localeId ? {} : { localeId };

/** Of a row or a topic. */
export const languageFor = ({ localeId }: { readonly localeId?: LocaleId | undefined }): Language =>
  languageOf(localeId) ?? DEFAULT_LANGUAGE;

/** `undefined`: the bot does not speak it. */
export const languageOf = (localeId: unknown): Language | undefined =>
  typeof localeId === 'string' && Object.hasOwn(LANGUAGES, localeId) ? LANGUAGES[localeId as LocaleId]() : undefined;
