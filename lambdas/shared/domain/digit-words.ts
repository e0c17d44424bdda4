import type { LanguageCode } from './language-code';

/** How numbers are read out digit by digit, in twos, or the same one several times. Lower case, without accents. */
export interface DigitWords {
  /** Word → its digits. */
  readonly words: ReadonlyMap<string, string>;
  /** After these a unit takes the place of the zero: `twenty six` is 26. */
  readonly tens: ReadonlySet<string>;
  /** How often the digit after it is meant. */
  readonly repeats: ReadonlyMap<string, number>;
  /** May stand between two words of one number. */
  readonly joints: readonly string[];
}

const digits = (words: string, from: number, step = 1): [string, string][] =>
  words.split(' ').map((word, index) => [word, `${from + index * step}`]);

const ENGLISH_TENS = 'twenty thirty forty fifty sixty seventy eighty ninety';
const SPANISH_TENS = 'veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa';

export const DIGIT_WORDS: Readonly<Record<LanguageCode, DigitWords>> = {
  en: {
    words: new Map([
      ...digits('zero one two three four five six seven eight nine', 0),
      ...digits('ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen', 10),
      ...digits(ENGLISH_TENS, 20, 10),
      ['oh', '0'],
      ['o', '0'],
      ['hundred', '00'],
    ]),
    tens: new Set(ENGLISH_TENS.split(' ')),
    repeats: new Map([
      ['double', 2],
      ['triple', 3],
    ]),
    joints: [],
  },
  es: {
    words: new Map([
      ...digits('cero uno dos tres cuatro cinco seis siete ocho nueve', 0),
      ...digits('diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve', 10),
      ...digits('veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve', 21),
      ...digits(SPANISH_TENS, 20, 10),
      ['un', '1'],
      ['cien', '100'],
    ]),
    tens: new Set(SPANISH_TENS.split(' ')),
    repeats: new Map([
      ['doble', 2],
      ['triple', 3],
    ]),
    joints: ['y'],
  },
};
