/** A time as it was said, before anybody knows on whose clock. */
export type SaidTime =
  /** `in half an hour` */
  | { readonly inMinutes: number }
  | { readonly inMinutes?: undefined; readonly day?: SaidDay; readonly clock?: SaidClock; readonly part?: PartOfDay };

export type SaidDay =
  | { readonly daysAhead: number }
  /** 0 is Sunday. */
  | { readonly weekday: number };

/** Without `half`, three may be in the night or in the afternoon; from 13 on it is what it says. */
export interface SaidClock {
  readonly hour: number;
  readonly minute: number;
  readonly half?: 'am' | 'pm';
}

export type PartOfDay = 'morning' | 'afternoon' | 'evening';

/** Lower case, without accents; dots of `p.m.` and apostrophes gone, everything else that is no letter, digit or colon a blank. */
export const plainWords = (text: string): string =>
  text
    .slice(0, 300)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\b([ap])\.?\s?m\b\.?/g, '$1m')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\d:]+/gu, ' ')
    .trim();

/** Word or figure → number, by a list in which the place of a word is its number. */
export const numberWords = (words: string, from: number): ReadonlyMap<string, number> =>
  new Map(words.split(' ').map((word, index) => [word, from + index]));

export const numberOf = (word: string | undefined, numbers: ReadonlyMap<string, number>): number | undefined =>
  word === undefined ? undefined : /^\d+$/.test(word) ? Number(word) : numbers.get(word);

export const alternatives = (words: Iterable<string>): string => [...words].sort((a, b) => b.length - a.length).join('|');

/** How a language says times: each finds its part in plain words, or nothing. */
export interface TimeGrammar {
  /** In whole minutes. */
  spanIn(said: string): number | undefined;
  dayIn(said: string): SaidDay | undefined;
  clockIn(said: string): SaidClock | undefined;
  partIn(said: string): PartOfDay | undefined;
}

/** A span of time says all there is; else whatever was said of day, clock and part of the day. `undefined`: no time was said. */
export const saidTimeReader =
  ({ spanIn, dayIn, clockIn, partIn }: TimeGrammar) =>
  (text: string): SaidTime | undefined => {
    const said = plainWords(text);
    const inMinutes = spanIn(said);
    if (inMinutes !== undefined) return { inMinutes };
    const [day, clock, part] = [dayIn(said), clockIn(said), partIn(said)];
    return day || clock || part ? { ...(day && { day }), ...(clock && { clock }), ...(part && { part }) } : undefined;
  };
