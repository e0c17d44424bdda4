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

/** Contractions as the words they stand for. */
export function writtenOut(word: string): readonly string[] {
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
