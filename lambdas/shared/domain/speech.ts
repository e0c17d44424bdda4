import { digitRuns } from './digit-runs';
import { isForeign } from './foreign';
import type { LanguageCode } from './language-code';

/** What a voice may say in one go: about forty seconds. */
export const SPEECH_MAX_CHARACTERS = 600;

export interface SpeechLimits {
  /** @default SPEECH_MAX_CHARACTERS */
  readonly maxCharacters?: number;
  /** Of the person on the phone, E.164: no four digits of it in a row may be said. */
  readonly callerNumber?: string | undefined;
  /** @default en */
  readonly language?: LanguageCode;
}

/** The shortest number that somebody could dial; prices and years are shorter. */
const DIALABLE_DIGITS = 7;
const READ_AT_MOST_CHARACTERS = 8000;

/**
 * The speech contract, for every text that a model wrote: at most 600 characters of whole sentences in the caller's language, no markup, no links, no phone
 * numbers, no digits of the caller's own. Sentences that break it are left out. `undefined`: nothing is left that may be said.
 */
export function speakable(
  text: string,
  { maxCharacters = SPEECH_MAX_CHARACTERS, callerNumber = '', language = 'en' }: SpeechLimits = {},
): string | undefined {
  const plain = withoutMarkup(text.slice(0, READ_AT_MOST_CHARACTERS));
  if (!isMostlyLatin(plain) || isForeign(plain, language)) return undefined;
  const callerDigits = callerNumber.replace(/\D/g, '');
  let speech = '';
  for (const sentence of withoutFragment(sentences(plain))) {
    const longer = speech ? `${speech} ${sentence}` : sentence;
    if (LINK.test(sentence) || saysNumber(longer, callerDigits, language)) continue; // together: a number may be cut up into sentences
    if (longer.length > maxCharacters) return speech || cut(sentence, maxCharacters);
    speech = longer;
  }
  return speech || undefined;
}

/** Caller's words, fit to be remembered and shown to a model: numbers that somebody could dial are blotted out. */
export function withoutNumbers(text: string, language: LanguageCode = 'en'): string {
  const dialable = digitRuns(text, language).filter(({ digits }) => digits.length >= DIALABLE_DIGITS);
  return dialable.reduceRight((clean, { start, end }) => `${clean.slice(0, start).replace(/[(+]$/, '')}(number)${clean.slice(end)}`, text);
}

/** The text in sentences; the last one may be unfinished. A dot inside `3.5` ends none. */
export const sentences = (text: string): readonly string[] => text.split(SENTENCE_END).filter((sentence) => sentence.trim().length > 0);

export const isWhole = (sentence: string): boolean => /[.!?…]["'”’)]{0,3}$/.test(sentence.trimEnd());

const SENTENCE_END = /(?<=[.!?…]["'”’)]?)\s+/;
const DOMAINS = 'com|org|net|io|ai|app|dev|co|gov|edu|info|biz|me|ly|us|uk|ca|eu|de|fr|xyz|online|site|link|shop|cloud';
const LINK = new RegExp(`://|\\bwww\\.|\\w\\.(?:${DOMAINS})\\b|\\bdot (?:${DOMAINS})\\b|\\S@\\S`, 'i');

/** NFKC first: a full-width `＜` is markup too. */
function withoutMarkup(text: string): string {
  const marked = text
    .normalize('NFKC')
    .replace(/\[([^\]]{0,400})\]\([^)]{0,400}\)/g, '$1 https://')
    .replace(/<[^<>]{0,200}>/g, ' ')
    .replace(/&(?:lt|gt|quot|nbsp|apos|#\w{1,6});/g, ' ')
    .replace(/&(?:amp;)?/g, ' and ')
    .replace(/[*_`#~|<>[\]{}\\^=]/g, '')
    .replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Cf}|\p{Cs}|\u{FE0F}/gu, '');
  return asSentences(marked)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/ ([.,!?;:])/g, '$1')
    .trim();
}

/** Every line but the last is a sentence of its own, so that a list can be said. */
function asSentences(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/^\s*(?:[-•+]|\d{1,2}[.)])\s+/, '').trim());
  const said = lines.filter((line) => line.length > 0);
  return said.map((line, index) => (index === said.length - 1 || isWhole(line) ? line : `${line.replace(/[,;:]$/, '')}.`)).join(' ');
}

function isMostlyLatin(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.length > 0 && letters.filter((letter) => /\p{Script=Latin}/u.test(letter)).length >= letters.length * 0.7;
}

function saysNumber(text: string, callerDigits: string, language: LanguageCode): boolean {
  if (/[^\P{Nd}0-9]/u.test(text)) return true; // digits of another script: nobody here can tell what they say
  return digitRuns(text, language).some(({ digits }) => digits.length >= DIALABLE_DIGITS || shareFour(digits, callerDigits));
}

function shareFour(digits: string, callerDigits: string): boolean {
  for (let start = 0; start + 4 <= digits.length; start++) if (callerDigits.includes(digits.slice(start, start + 4))) return true;
  return false;
}

/** A model that ran out of tokens stops in mid-sentence; one that says only `Sure` does not. */
const withoutFragment = (all: readonly string[]): readonly string[] =>
  all.length > 1 && !isWhole(all.at(-1) ?? '') ? all.slice(0, -1) : all;

const cut = (sentence: string, maxCharacters: number): string => `${sentence.slice(0, maxCharacters - 1).replace(/[\s,;:]+\S*$/, '')}.`;
