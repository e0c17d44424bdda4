import { english } from '../language/english';
import type { DigitWords, Language } from '../language/language';
import type { Token } from '../tokens';

/** The digits that a word, or this word with the next one, stands for when a number is read out. */
function digitsAt(words: readonly string[], at: number, of: DigitWords): { digits: string; words: number } | undefined {
  const word = words[at];
  if (word === undefined) return undefined;
  if (/^\d+$/.test(word)) return { digits: word, words: 1 };
  const times = own(of.times, word);
  if (times) {
    const repeated =
      words[at + 1] === undefined ? undefined : (own(of.single, words[at + 1] ?? '') ?? /^\d$/.exec(words[at + 1] ?? '')?.[0]);
    return repeated === undefined ? undefined : { digits: repeated.repeat(times), words: 2 };
  }
  const single = own(of.single, word) ?? own(of.several, word);
  const zeroes = own(of.zeroes, words[at + 1] ?? '');
  if (single !== undefined) return zeroes === undefined ? { digits: single, words: 1 } : { digits: single + zeroes, words: 2 };
  const ten = own(of.tens, word);
  if (ten === undefined) return undefined;
  const isJoined = of.tensJoin !== undefined && words[at + 1] === of.tensJoin;
  const unit = of.tensJoin === undefined || isJoined ? own(of.single, words[at + (isJoined ? 2 : 1)] ?? '') : undefined;
  return unit !== undefined && unit !== '0' ? { digits: ten + unit, words: isJoined ? 3 : 2 } : { digits: `${ten}0`, words: 1 };
}

export interface DigitRun {
  readonly digits: string;
  /** The tokens from the first to the last digit. */
  readonly tokens: readonly Token[];
}

/** The longest number read out digit by digit ("four one five, double five…"); undefined when no digit is said. */
export function longestDigitRun(tokens: readonly Token[], { digits: of }: Language = english): DigitRun | undefined {
  const words = tokens.map(({ text }) => text);
  let longest: DigitRun | undefined;
  for (let start = 0; start < words.length; start++) {
    let digits = '';
    let last = start;
    for (let at = start; at < words.length; ) {
      const found = digitsAt(words, at, of);
      if (!found && !(digits && of.between.has(words[at] ?? ''))) break;
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
