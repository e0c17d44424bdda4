import type { Clock } from '../../../../cloud/clock';
import type { IntentClassifier, IntentSamples } from '../classifier';
import type { Embedder } from './embedder';

export interface EmbeddingClassifierOptions {
  /** Asked at every utterance: undefined leaves it to the next stage. */
  embedder(): Embedder | undefined;
  /** What has words in common counts too. */
  readonly lexical: IntentClassifier;
  readonly clock: Clock;
  /** Told once when the embedder fails; from then on the next stage answers. */
  onFailure(error: unknown): void;
}

/**
 * How much the meaning of the whole sentence counts, beside the words it shares with a sample. Of 0.3 … 1 this share gave the best accuracy on
 * the half of test/evaluation/utterances.jsonl that may be learned from, on a plateau around the usual threshold of 0.4, so that a bot's
 * NluConfidenceThreshold means here what it means on AWS.
 */
const MEANING_SHARE = 0.7;
/** Below this a sentence is as far from the sample as any two sentences are. */
const MIN_SCORE = 0.1;

/** Compares an utterance with every sample utterance of the locale by meaning: the closest sample speaks for its intent. */
export function embeddingClassifier(
  intents: readonly IntentSamples[],
  { embedder, lexical, clock, onFailure }: EmbeddingClassifierOptions,
): IntentClassifier & { warm(): Promise<void> } {
  const samples = intents.flatMap(({ intent, utterances }) => utterances.map((utterance) => ({ intent, text: withSlotNames(utterance) })));
  let embedded: Promise<readonly Float32Array[]> | undefined;
  let hasFailed = false;

  const embedSamples = (by: Embedder) => (embedded ??= by.embed(samples.map(({ text }) => text)));

  async function closest(utterance: string, by: Embedder): Promise<ReadonlyMap<string, number>> {
    const [vectors, [heard]] = await Promise.all([embedSamples(by), by.embed([utterance])]);
    const scores = new Map<string, number>();
    for (const [index, { intent }] of samples.entries()) {
      const score = cosine(vectors[index], heard);
      if (score > (scores.get(intent) ?? 0)) scores.set(intent, score);
    }
    return scores;
  }

  async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (hasFailed) return undefined;
    try {
      // A thread of its own works, not the world's clock: virtual time stands still meanwhile.
      return await clock.busy(work());
    } catch (error) {
      if (!hasFailed) onFailure(error);
      hasFailed = true;
      return undefined;
    }
  }

  return {
    async classify(utterance) {
      const by = embedder();
      const meaning = by && (await attempt(() => closest(utterance, by)));
      if (!meaning) return new Map();
      const words = await lexical.classify(utterance);
      const scores = [...meaning].map(([intent, score]) => {
        const mixed = MEANING_SHARE * score + (1 - MEANING_SHARE) * (words.get(intent) ?? 0);
        return [intent, Math.min(0.99, mixed)] as const; // only the sample itself scores 1
      });
      return new Map(scores.filter(([, score]) => score >= MIN_SCORE));
    },
    async warm() {
      const by = embedder();
      if (by) await attempt(() => embedSamples(by));
    },
  };
}

/** "call me at {PhoneNumber}" → call me at phone number. */
const withSlotNames = (utterance: string): string =>
  utterance.replace(/\{([^{}]*)\}/g, (_, slot: string) => slot.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase());

/** Of vectors of length 1. */
function cosine(a: Float32Array | undefined, b: Float32Array | undefined): number {
  if (!a || !b) return 0;
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
