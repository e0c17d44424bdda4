import type { Token } from '../tokens';

const DIGITS: Readonly<Record<string, string>> = {
  zero: '0',
  oh: '0',
  o: '0',
  nought: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
};
const TEENS: Readonly<Record<string, string>> = {
  ten: '10',
  eleven: '11',
  twelve: '12',
  thirteen: '13',
  fourteen: '14',
  fifteen: '15',
  sixteen: '16',
  seventeen: '17',
  eighteen: '18',
  nineteen: '19',
};
const TENS: Readonly<Record<string, string>> = {
  twenty: '2',
  thirty: '3',
  forty: '4',
  fifty: '5',
  sixty: '6',
  seventy: '7',
  eighty: '8',
  ninety: '9',
};
const TIMES: Readonly<Record<string, number>> = { double: 2, triple: 3, treble: 3 };
const ZEROES: Readonly<Record<string, string>> = { hundred: '00', thousand: '000' };
/** Said between digits without meaning any. */
const BETWEEN = new Set(['plus', 'dash', 'hyphen', 'dot', 'and', 'area', 'code', 'then', 'space']);

/** The digits that a word, or this word with the next one, stands for when a number is read out. */
function digitsAt(words: readonly string[], at: number): { digits: string; words: number } | undefined {
  const word = words[at];
  if (word === undefined) return undefined;
  if (/^\d+$/.test(word)) return { digits: word, words: 1 };
  const times = own(TIMES, word);
  if (times) {
    const repeated = words[at + 1] === undefined ? undefined : (own(DIGITS, words[at + 1] ?? '') ?? /^\d$/.exec(words[at + 1] ?? '')?.[0]);
    return repeated === undefined ? undefined : { digits: repeated.repeat(times), words: 2 };
  }
  const single = own(DIGITS, word) ?? own(TEENS, word);
  const zeroes = own(ZEROES, words[at + 1] ?? '');
  if (single !== undefined) return zeroes === undefined ? { digits: single, words: 1 } : { digits: single + zeroes, words: 2 };
  const ten = own(TENS, word);
  if (ten === undefined) return undefined;
  const unit = own(DIGITS, words[at + 1] ?? '');
  return unit !== undefined && unit !== '0' ? { digits: ten + unit, words: 2 } : { digits: `${ten}0`, words: 1 };
}

export interface DigitRun {
  readonly digits: string;
  /** The tokens from the first to the last digit. */
  readonly tokens: readonly Token[];
}

/** The longest number read out digit by digit ("four one five, double five…"); undefined when no digit is said. */
export function longestDigitRun(tokens: readonly Token[]): DigitRun | undefined {
  const words = tokens.map(({ text }) => text);
  let longest: DigitRun | undefined;
  for (let start = 0; start < words.length; start++) {
    let digits = '';
    let last = start;
    for (let at = start; at < words.length; ) {
      const found = digitsAt(words, at);
      if (!found && !(digits && BETWEEN.has(words[at] ?? ''))) break;
      at += found?.words ?? 1;
      if (!found) continue;
      digits += found.digits;
      last = at;
    }
    if (digits.length > (longest?.digits.length ?? 0)) longest = { digits, tokens: tokens.slice(start, last) };
  }
  return longest;
}

const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(table, key) ? table[key] : undefined);
