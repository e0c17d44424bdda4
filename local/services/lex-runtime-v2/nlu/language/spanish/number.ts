import { digits } from './digits';

const HUNDREDS: Readonly<Record<string, number>> = { ciento: 100 };
const SCALES: Readonly<Record<string, number>> = { mil: 1000, millon: 1_000_000, millones: 1_000_000 };

/** "cuarenta y dos", "ciento cinco", "12", "mil doscientos". */
export function numberOf(words: readonly string[]): number | undefined {
  let total = 0;
  let group: number | undefined;
  for (const [index, word] of words.entries()) {
    const scale = Object.hasOwn(SCALES, word) ? SCALES[word] : undefined;
    if (scale !== undefined) {
      if (group === undefined && scale > 1000) return undefined;
      total += (group ?? 1) * scale;
      group = 0;
    } else if (word === 'y') {
      if (group === undefined || group % 100 < 30 || group % 10 !== 0 || index === words.length - 1) return undefined;
    } else {
      const value = smallNumber(word);
      if (value === undefined) return undefined;
      const isAfterY = words[index - 1] === 'y';
      // "cuarenta y dos" adds up, "uno dos" is two numbers.
      if (group !== undefined && group !== 0 && !(isAfterY ? value > 0 && value < 10 : group % 100 === 0 && value < 100)) return undefined;
      group = (group ?? 0) + value;
    }
  }
  return group === undefined ? undefined : total + group;
}

function smallNumber(word: string): number | undefined {
  if (/^\d{1,15}$/.test(word)) return Number(word);
  if (Object.hasOwn(HUNDREDS, word)) return HUNDREDS[word];
  for (const table of [digits.single, digits.several]) if (Object.hasOwn(table, word)) return Number(table[word]);
  return Object.hasOwn(digits.tens, word) ? Number(digits.tens[word]) * 10 : undefined;
}
