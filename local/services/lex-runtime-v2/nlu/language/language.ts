/** What understanding needs to know of a language. Words are as `tokenize` gives them: in small letters, without accents. */
export interface Language {
  /** How the localeIds of the language begin: `en`. */
  readonly code: string;
  /** For messages. */
  readonly name: string;
  /** The weights of sentence embeddings are of this language; without, words in common decide. */
  readonly hasEmbeddings: boolean;
  /** Sounds that carry no meaning; a transcript has them, a sample utterance never. */
  readonly fillers: ReadonlySet<string>;
  /** Words that sentences of every intent share: they say little about what is wanted. */
  readonly stopWords: ReadonlySet<string>;
  /** A word as it is compared, contractions as the words they stand for. */
  writtenOut(word: string): readonly string[];
  /** The part of a word that its forms share. */
  stem(word: string): string;
  readonly confirmation: ConfirmationWords;
  readonly names: NameWords;
  readonly digits: DigitWords;
  /** The number that exactly these words say. */
  numberOf(words: readonly string[]): number | undefined;
  readonly times: TimeWords;
  /** What leads up to a code: "my code is". */
  readonly codeCarriers: readonly string[];
  /** "I do not know" and "perhaps", as AMAZON.Confirmation hears them. */
  readonly doubt: { readonly unknown: RegExp; readonly maybe: RegExp };
}

/** How people agree and refuse: whole answers and beginnings of answers, contractions written out. */
export interface ConfirmationWords {
  readonly yes: readonly string[];
  readonly no: readonly string[];
  /** Of the ways to agree, those after which anything may follow: "yes, call me", "that is right, my cell". */
  readonly openings: ReadonlySet<string>;
  /** Said before or after the answer without changing it. */
  readonly polite: ReadonlySet<string>;
  /** After these the caller takes back what was said before. */
  readonly turns: ReadonlySet<string>;
  /** Who takes leave has agreed to nothing. */
  readonly farewells: ReadonlySet<string>;
  /** One word of refusal that means something else in a longer sentence. */
  readonly weak: ReadonlySet<string>;
  /** What makes a question of an answer; the first of them may begin a refusal ("why not"). */
  readonly asking: ReadonlySet<string>;
  readonly maybeNotAsking: string;
  readonly strongYes: ReadonlySet<string>;
  readonly strongNo: ReadonlySet<string>;
  /** A word of `strongYes` that means something else in a longer sentence: "my right to be forgotten". */
  readonly yesOnlyInShort: string;
  readonly not: string;
}

export interface NameWords {
  /** What leads up to a name: "my name is". */
  readonly carriers: readonly string[];
  /** Around a name, and no part of it. */
  readonly edges: ReadonlySet<string>;
  /** Words that are no part of a name, however short the answer is. */
  readonly notNames: ReadonlySet<string>;
  /** Names that are little words, too. */
  readonly both: ReadonlySet<string>;
  /** Where a sentence goes on after the name: "Ada from Acme". */
  readonly clause: ReadonlySet<string>;
  /** A word that cannot be a name by its form. */
  readonly otherForm: RegExp;
}

/** Numbers as they are read out digit by digit. */
export interface DigitWords {
  readonly single: Readonly<Record<string, string>>;
  /** Several digits in one word. */
  readonly several: Readonly<Record<string, string>>;
  /** The first of two digits, with a single one after it or none: "forty two", "cuarenta y dos". */
  readonly tens: Readonly<Record<string, string>>;
  /** What stands between the two. */
  readonly tensJoin?: string;
  readonly times: Readonly<Record<string, number>>;
  /** After a number: "eight hundred". */
  readonly zeroes: Readonly<Record<string, string>>;
  /** Said between digits without meaning any. */
  readonly between: ReadonlySet<string>;
}

/** Days, times and spans, each of exactly these words. */
export interface TimeWords {
  /** How many days from today; a weekday is the next one, 0 is Sunday. */
  dayOf(words: readonly string[]): { readonly daysAhead: number } | { readonly weekday: number } | undefined;
  /** `isExact`: it was said which half of the day. */
  timeOf(words: readonly string[]): { readonly hour: number; readonly minute: number; readonly isExact: boolean } | undefined;
  /** In minutes. */
  spanOf(words: readonly string[]): number | undefined;
}

/** `wordSet('a b c')` */
export const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));
/** `phrases('of course, why not')` */
export const phrases = (list: string): readonly string[] => list.split(/,\s+/);
