import { remembered } from '../../../cloud/remembered';
import type { IntentClassifier, IntentSamples } from './classifier';
import { english } from './language/english';
import type { Language } from './language/language';
import { longestDigitRun } from './slots/spoken-digits';
import { tokenize, withoutFillers } from './tokens';

/** A word that many sentences share counts this much of one that carries meaning. */
const STOP_WORD_WEIGHT = 0.2;
/** An utterance of which less than this share of its meaningful words was ever heard of is about something else. */
const KNOWN_WORDS_GATE = 0.45;
/** Two words are the same, misheard, when they share this much of their letter triples. */
const SAME_WORD = 0.6;
const WORDS_SHARE = 0.7;

/** A sentence as it is compared: its words, what they weigh together, and its pairs. */
interface Sentence {
  readonly words: readonly string[];
  readonly distinct: ReadonlySet<string>;
  readonly weight: number;
  readonly pairs: ReadonlySet<string>;
}

const classifiers = new WeakMap<Language, (intents: string) => IntentClassifier>();
const REMEMBERED_BOTS = 8;

/**
 * Compares an utterance with every sample utterance of the locale: weighted overlap of word stems (rare words weigh more) and of word pairs.
 * The best sample speaks for its intent. Uses nothing but the template's own sentences, so unknown words make an utterance foreign. For the same
 * sentences it is the same classifier.
 */
export function lexicalClassifier(intents: readonly IntentSamples[], language: Language = english): IntentClassifier {
  let classifierOf = classifiers.get(language);
  if (!classifierOf) {
    classifierOf = remembered(REMEMBERED_BOTS, (samples) => compare(JSON.parse(samples), language));
    classifiers.set(language, classifierOf);
  }
  return classifierOf(JSON.stringify(intents.map(({ intent, utterances }) => ({ intent, utterances }))));
}

const REMEMBERED_WORDS = 1_000;

function compare(intents: readonly IntentSamples[], language: Language): IntentClassifier {
  const { stopWords } = language;
  const sampleWords = intents.flatMap(({ intent, utterances }) =>
    utterances.map((utterance) => ({ intent, words: wordsOfSample(utterance, language) })),
  );
  const frequency = new Map<string, number>();
  for (const { words } of sampleWords) for (const word of new Set(words)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const vocabulary = [...frequency.keys()];

  const weightOf = remembered(REMEMBERED_WORDS, (word) => {
    const rarity = 1 + Math.log((sampleWords.length + 1) / ((frequency.get(word) ?? 0) + 1)) / 4;
    return rarity * (stopWords.has(word) ? STOP_WORD_WEIGHT : 1);
  });
  const sentence = (words: readonly string[]): Sentence => ({
    words,
    distinct: new Set(words),
    weight: words.reduce((sum, word) => sum + weightOf(word), 0),
    pairs: pairsOf(words),
  });
  const samples = sampleWords.map(({ intent, words }) => ({ intent, sample: sentence(words) }));
  const asKnown = remembered(REMEMBERED_WORDS, (word) =>
    frequency.has(word) ? word : (vocabulary.find((other) => !stopWords.has(other) && alike(word, other)) ?? word),
  );

  return {
    classify(utterance) {
      const scores = new Map<string, number>();
      const said = stems(utterance, language).map(asKnown);
      for (const words of [said, joined(said, frequency)]) {
        const meaningful = words.filter((word) => !stopWords.has(word));
        const share = meaningful.length === 0 ? 1 : meaningful.filter((word) => frequency.has(word)).length / meaningful.length;
        if (words.length === 0 || share < KNOWN_WORDS_GATE) continue;
        const heard = sentence(words);
        for (const { intent, sample } of samples) {
          const score = similarity(heard, sample, weightOf);
          if (score > (scores.get(intent) ?? 0)) scores.set(intent, score);
        }
      }
      return scores;
    },
  };
}

function similarity(heard: Sentence, sample: Sentence, weightOf: (word: string) => number): number {
  const weightShared = (words: readonly string[], others: ReadonlySet<string>): number => {
    let sum = 0;
    for (const word of words) if (others.has(word)) sum += weightOf(word);
    return sum;
  };
  // A bare number could be anybody's: it needs words around it.
  if (!heard.words.some((word) => word !== VALUE && sample.distinct.has(word))) return 0;
  const precision = weightShared(heard.words, sample.distinct) / heard.weight;
  const recall = weightShared(sample.words, heard.distinct) / sample.weight;
  const overlap = (2 * precision * recall) / (precision + recall);
  let sharedPairs = 0;
  for (const pair of heard.pairs) if (sample.pairs.has(pair)) sharedPairs++;
  const inOrder = (2 * sharedPairs) / (heard.pairs.size + sample.pairs.size || 1);
  // Only the sample itself scores 1.
  return Math.min(0.99, WORDS_SHARE * overlap + (1 - WORDS_SHARE) * inOrder);
}

const wordsOfSample = (utterance: string, language: Language): string[] =>
  utterance.split(/(\{[^{}]*\})/).flatMap((piece) => (piece.startsWith('{') ? [VALUE] : stems(piece, language)));

/** Stands for a slot in a sample, and for a number read out in an utterance. */
const VALUE = '{value}';
const MIN_DIGITS_OF_A_VALUE = 7;

function stems(utterance: string, language: Language): string[] {
  const { stopWords, stem } = language;
  const tokens = withoutFillers(tokenize(utterance, language), language);
  const run = longestDigitRun(tokens, language);
  const [first, ...others] = run && run.digits.length >= MIN_DIGITS_OF_A_VALUE ? run.tokens : [];
  return tokens
    .filter((token) => !others.includes(token))
    .map((token) => {
      if (token === first) return VALUE;
      return stopWords.has(token.text) ? token.text : stem(token.text);
    });
}

/** Pairs of neighbors, the edges of the sentence among them. */
function pairsOf(words: readonly string[]): Set<string> {
  return new Set([...words, '$'].map((word, i) => `${words[i - 1] ?? '^'} ${word}`));
}

/** "call back" is "callback", when the bot knows that word. */
function joined(words: readonly string[], vocabulary: ReadonlyMap<string, number>): string[] {
  const result: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const both = `${words[i]}${words[i + 1] ?? ''}`;
    const isOne = i + 1 < words.length && vocabulary.has(both);
    result.push(isOne ? both : (words[i] ?? ''));
    if (isOne) i++;
  }
  return result;
}

function alike(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 5) return false;
  const [left, right] = [triples(a), triples(b)];
  const shared = [...left].filter((triple) => right.has(triple)).length;
  return (2 * shared) / (left.size + right.size) >= SAME_WORD;
}

const triples = (word: string): Set<string> => new Set(Array.from({ length: word.length }, (_, i) => `^${word}$`.slice(i, i + 3)));
