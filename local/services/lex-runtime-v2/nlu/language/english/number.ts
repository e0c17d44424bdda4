const UNITS: readonly string[] = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const TENS: readonly string[] = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const SCALES: Readonly<Record<string, number>> = { thousand: 1000, million: 1_000_000 };

/** "forty two", "a hundred and five", "12", "twelve hundred". */
export function numberOf(said: readonly string[]): number | undefined {
  const words = [...said];
  // "a" only counts something: a hundred.
  if (words[0] === 'a' && (words[1] === 'hundred' || Object.hasOwn(SCALES, words[1] ?? ''))) words[0] = 'one';
  if (words[0] === 'and' || words[words.length - 1] === 'and') return undefined;
  let total = 0;
  let group: number | undefined;
  for (const word of words) {
    const scale = Object.hasOwn(SCALES, word) ? SCALES[word] : undefined;
    if (word === 'and' && group !== undefined) continue;
    if (scale !== undefined) {
      if (group === undefined) return undefined;
      total += group * scale;
      group = 0;
    } else if (word === 'hundred') {
      if (group === undefined) return undefined;
      group *= 100;
    } else {
      const value = smallNumber(word);
      if (value === undefined) return undefined;
      // "forty two" adds up, "one two" is two numbers.
      if (group !== undefined && !addsUp(group, value)) return undefined;
      group = (group ?? 0) + value;
    }
  }
  return group === undefined ? undefined : total + group;
}

function smallNumber(word: string): number | undefined {
  if (/^\d{1,15}$/.test(word)) return Number(word);
  const unit = UNITS.indexOf(word);
  if (unit >= 0) return unit;
  const ten = TENS.indexOf(word);
  return ten >= 0 ? (ten + 2) * 10 : undefined;
}

const addsUp = (group: number, value: number): boolean =>
  group === 0 || (group % 100 === 0 && value < 100) || (group % 10 === 0 && group % 100 >= 20 && value > 0 && value < 10);
