/** A stretch of text that a listener would write down as one number, in figures or in words. */
export interface DigitRun {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
}

const UNITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const TEENS = ['ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const REPEATS: ReadonlyMap<string, number> = new Map([
  ['double', 2],
  ['triple', 3],
]);

const WORDS: ReadonlyMap<string, string> = new Map([
  ...UNITS.map((word, index) => [word, `${index}`] as const),
  ...TEENS.map((word, index) => [word, `${index + 10}`] as const),
  ...TENS.map((word, index) => [word, `${index + 2}0`] as const),
  ['oh', '0'] as const,
  ['o', '0'] as const,
  ['hundred', '00'] as const,
]);

const TOKEN = new RegExp(`\\d+|\\b(?:${[...WORDS.keys(), ...REPEATS.keys()].join('|')})\\b`, 'gi');
const GAP = /^[\s().,+/–—-]*$/;

/** Every run, in order: `(415) 555-2671`, `four one five, double five five …`, `twenty six seventy one`. */
export function digitRuns(text: string): readonly DigitRun[] {
  const runs: DigitRun[] = [];
  let before = '';
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const word = token.toLowerCase();
    const last = runs.at(-1);
    const joined = last && GAP.test(text.slice(last.end, index)) ? last : undefined;
    const known = joined?.digits ?? '';
    const value = REPEATS.has(word) ? '' : (WORDS.get(word) ?? word);
    if (joined) runs.pop();
    runs.push({ start: joined?.start ?? index, end: index + token.length, digits: append(known, joined ? before : '', value) });
    before = word;
  }
  return runs.filter(({ digits }) => digits.length > 0);
}

/** `twenty` then `six` is 26, not 206; `double` then `five` is 55. */
function append(known: string, before: string, value: string): string {
  if (TENS.includes(before) && /^[1-9]$/.test(value)) return known.slice(0, -1) + value;
  return known + value.repeat(REPEATS.get(before) ?? 1);
}
