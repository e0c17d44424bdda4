import { DIGIT_WORDS, type DigitWords } from './digit-words';
import type { LanguageCode } from './language-code';

/** A stretch of text that a listener would write down as one number, in figures or in words. */
export interface DigitRun {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
}

/** Every run, in order: `(415) 555-2671`, `four one five, double five five …`, `twenty six seventy one`. */
export function digitRuns(text: string, language: LanguageCode = 'en'): readonly DigitRun[] {
  const said = DIGIT_WORDS[language];
  const runs: DigitRun[] = [];
  let before = '';
  const { token, gap } = patterns(language);
  for (const { 0: found, index } of text.matchAll(token)) {
    const word = plain(found);
    const last = runs.at(-1);
    const joined = last && gap.test(text.slice(last.end, index)) ? last : undefined;
    const known = joined?.digits ?? '';
    const value = said.repeats.has(word) ? '' : (said.words.get(word) ?? word);
    if (joined) runs.pop();
    runs.push({ start: joined?.start ?? index, end: index + found.length, digits: append(known, joined ? before : '', value, said) });
    before = word;
  }
  return runs.filter(({ digits }) => digits.length > 0);
}

/** `twenty` then `six` is 26, not 206; `double` then `five` is 55. */
function append(known: string, before: string, value: string, { tens, repeats }: DigitWords): string {
  if (tens.has(before) && /^[1-9]$/.test(value)) return known.slice(0, -1) + value;
  return known + value.repeat(repeats.get(before) ?? 1);
}

interface Patterns {
  readonly token: RegExp;
  readonly gap: RegExp;
}

const made = new Map<LanguageCode, Patterns>();

function patterns(language: LanguageCode): Patterns {
  const known = made.get(language);
  if (known) return known;
  const { words, repeats, joints } = DIGIT_WORDS[language];
  const accented = [...words.keys(), ...repeats.keys()].map((word) => word.replace(/[aeiou]/g, (vowel) => VOWELS[vowel] ?? vowel));
  const between = joints.map((joint) => `|(?<!\\p{L})${joint}(?!\\p{L})`).join('');
  const fresh = {
    token: new RegExp(`\\d+|(?<![\\p{L}\\p{N}_])(?:${accented.join('|')})(?![\\p{L}\\p{N}_])`, 'giu'),
    gap: new RegExp(`^(?:[\\s().,+/–—-]${between})*$`, 'iu'),
  };
  made.set(language, fresh);
  return fresh;
}

const VOWELS: Readonly<Record<string, string>> = { a: '[aá]', e: '[eé]', i: '[ií]', o: '[oó]', u: '[uúü]' };

const plain = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
