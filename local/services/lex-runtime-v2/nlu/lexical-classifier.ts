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

interface Sample {
  readonly intent: string;
  readonly words: readonly string[];
  readonly pairs: ReadonlySet<string>;
}

/**
 * Compares an utterance with every sample utterance of the locale: weighted overlap of word stems (rare words weigh more) and of word pairs.
 * The best sample speaks for its intent. Uses nothing but the template's own sentences, so unknown words make an utterance foreign.
 */
export function lexicalClassifier(intents: readonly IntentSamples[], language: Language = english): IntentClassifier {
  const { stopWords } = language;
  const samples = intents.flatMap(({ intent, utterances }) => utterances.map((utterance) => sampleOf(intent, utterance, language)));
  const frequency = new Map<string, number>();
  for (const { words } of samples) for (const word of new Set(words)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const vocabulary = [...frequency.keys()];

  const weight = (word: string): number => {
    const rarity = 1 + Math.log((samples.length + 1) / ((frequency.get(word) ?? 0) + 1)) / 4;
    return rarity * (stopWords.has(word) ? STOP_WORD_WEIGHT : 1);
  };
  const total = (words: readonly string[]): number => words.reduce((sum, word) => sum + weight(word), 0);
  const known = (word: string): string | undefined =>
    frequency.has(word) ? word : vocabulary.find((other) => !stopWords.has(other) && alike(word, other));

  return {
    classify(utterance) {
      const scores = new Map<string, number>();
      const said = stems(utterance, language).map((word) => known(word) ?? word);
      for (const heard of [said, joined(said, frequency)]) {
        const meaningful = heard.filter((word) => !stopWords.has(word));
        const share = meaningful.length === 0 ? 1 : meaningful.filter((word) => frequency.has(word)).length / meaningful.length;
        if (heard.length === 0 || share < KNOWN_WORDS_GATE) continue;
        for (const sample of samples) {
          const score = similarity(heard, sample, total);
          if (score > (scores.get(sample.intent) ?? 0)) scores.set(sample.intent, score);
        }
      }
      return scores;
    },
  };
}

function similarity(heard: readonly string[], sample: Sample, total: (words: readonly string[]) => number): number {
  const words = new Set(sample.words);
  const shared = heard.filter((word) => words.has(word));
  // A bare number could be anybody's: it needs words around it.
  if (!shared.some((word) => word !== VALUE)) return 0;
  const said = new Set(shared);
  const precision = total(shared) / total(heard);
  const recall = total(sample.words.filter((word) => said.has(word))) / total(sample.words);
  const overlap = (2 * precision * recall) / (precision + recall);
  const pairs = pairsOf(heard);
  const sharedPairs = [...pairs].filter((pair) => sample.pairs.has(pair)).length;
  const inOrder = (2 * sharedPairs) / (pairs.size + sample.pairs.size || 1);
  // Only the sample itself scores 1.
  return Math.min(0.99, WORDS_SHARE * overlap + (1 - WORDS_SHARE) * inOrder);
}

const sampleOf = (intent: string, utterance: string, language: Language): Sample => {
  const words = utterance.split(/(\{[^{}]*\})/).flatMap((piece) => (piece.startsWith('{') ? [VALUE] : stems(piece, language)));
  return { intent, words, pairs: pairsOf(words) };
};

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
