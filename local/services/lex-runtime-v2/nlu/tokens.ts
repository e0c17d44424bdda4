/** A word of an utterance: how it is compared, and where it stands in what was said. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}]+(?:'\p{L}+)*/gu;

/** Lower case, without accents and punctuation, contractions written out: "What's José's?" → what is jose. */
export function tokenize(utterance: string): Token[] {
  // One character for one character, so that positions stay those of the original.
  const comparable = utterance.replace(/[’‘ʼ`]/g, "'");
  const tokens: Token[] = [];
  for (const match of comparable.matchAll(WORD)) {
    const start = match.index;
    const end = start + match[0].length;
    for (const text of writtenOut(plain(match[0]))) tokens.push({ text, start, end });
  }
  return tokens;
}

export const wordsOf = (utterance: string): string[] => tokenize(utterance).map(({ text }) => text);

/** What was said from the first to the last of these tokens, as it was said. */
export function spoken(utterance: string, tokens: readonly Token[]): string {
  const first = tokens[0];
  const last = tokens[tokens.length - 1];
  return first && last ? utterance.slice(first.start, last.end) : '';
}

/** Sounds that carry no meaning; a transcript has them, a sample utterance never. */
const FILLERS = new Set(['um', 'umm', 'uh', 'uhm', 'er', 'erm', 'ah', 'eh', 'hmm', 'hm']);

export const withoutFillers = (tokens: readonly Token[]): Token[] => tokens.filter(({ text }) => !FILLERS.has(text));

const plain = (word: string): string => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const IRREGULAR: Readonly<Record<string, readonly string[]>> = {
  "can't": ['can', 'not'],
  cannot: ['can', 'not'],
  "won't": ['will', 'not'],
  "shan't": ['shall', 'not'],
  "let's": ['let', 'us'],
  "y'all": ['you', 'all'],
  gonna: ['going', 'to'],
  wanna: ['want', 'to'],
  gotta: ['got', 'to'],
  gimme: ['give', 'me'],
  lemme: ['let', 'me'],
};

const ENDINGS: readonly (readonly [ending: string, word: string])[] = [
  ["n't", 'not'],
  ["'re", 'are'],
  ["'ve", 'have'],
  ["'ll", 'will'],
  ["'d", 'would'],
  ["'m", 'am'],
];

/** After these, 's is "is"; after any other word it is a possessive. */
const TAKES_IS = new Set([
  'what',
  'who',
  'where',
  'when',
  'how',
  'that',
  'this',
  'it',
  'he',
  'she',
  'there',
  'here',
  'name',
  'number',
  'everything',
]);

function writtenOut(word: string): readonly string[] {
  const irregular = Object.hasOwn(IRREGULAR, word) ? IRREGULAR[word] : undefined;
  if (irregular) return irregular;
  for (const [ending, rest] of ENDINGS) {
    if (word.endsWith(ending) && word.length > ending.length) return [word.slice(0, -ending.length), rest];
  }
  if (word.endsWith("'s")) {
    const stem = word.slice(0, -2);
    return TAKES_IS.has(stem) ? [stem, 'is'] : [stem];
  }
  return [word.replaceAll("'", '')];
}
