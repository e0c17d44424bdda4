import type { IntentClassifier, IntentSamples } from './classifier';
import { english } from './language/english';
import type { Language } from './language/language';
import { lexicalClassifier } from './lexical-classifier';
import { type Captured, captureSlots, matchSample, type SampleUtterance } from './sample-utterance';
import type { SlotType } from './slots/slot-type';
import { tokenize, withoutFillers } from './tokens';

/** What Lex takes an utterance for. FallbackIntent has no score. */
export interface Interpretation {
  readonly intent: string;
  readonly score?: number;
  readonly slots: Captured;
}

export interface UnderstoodIntent {
  readonly name: string;
  readonly samples: readonly SampleUtterance[];
  readonly slotTypes: Readonly<Record<string, SlotType>>;
  /** Contexts that must all be active. @default none */
  readonly inputContexts?: readonly string[];
}

export interface Understanding {
  /** Best first, at most five, FallbackIntent where the threshold puts it. Never empty. */
  interpret(utterance: string, activeContexts?: readonly string[]): Promise<readonly Interpretation[]>;
  /** The intent of which the utterance is a sample, word for word. */
  exactly(utterance: string, activeContexts?: readonly string[]): Interpretation | undefined;
}

const MAX_INTERPRETATIONS = 5;

/** How one locale of a bot understands its callers: by its sample utterances, exactly, then by the classifiers in their order. */
export function understanding(
  intents: readonly UnderstoodIntent[],
  { fallback, threshold, recognition = lexically, language = english }: UnderstandingOptions,
): Understanding {
  const classifiers = recognition(intents.map(samplesOf), language);
  const byName = new Map(intents.map((intent) => [intent.name, intent]));

  const isOpen = ({ inputContexts = [] }: UnderstoodIntent, active: readonly string[]) =>
    inputContexts.every((name) => active.includes(name));

  function exactly(utterance: string, active: readonly string[] = []): Interpretation | undefined {
    const tokens = withoutFillers(tokenize(utterance, language), language);
    for (const intent of intents) {
      const { name, samples, slotTypes } = intent;
      if (!isOpen(intent, active)) continue;
      for (const sample of samples) {
        const slots = matchSample(utterance, tokens, sample, slotTypes);
        if (slots) return { intent: name, score: 1, slots };
      }
    }
    return undefined;
  }

  async function classified(utterance: string): Promise<readonly Interpretation[]> {
    for (const classifier of classifiers) {
      const scores = await classifier.classify(utterance);
      if (scores.size === 0) continue;
      return [...scores].map(([intent, score]) => {
        const { samples = [], slotTypes = {} } = byName.get(intent) ?? {};
        return { intent, score: Math.round(score * 100) / 100, slots: captureSlots(utterance, samples, slotTypes, language) };
      });
    }
    return [];
  }

  return {
    exactly,
    async interpret(utterance, active = []) {
      const exact = exactly(utterance, active);
      const closed = new Set(intents.filter((intent) => !isOpen(intent, active)).map(({ name }) => name));
      const others = (await classified(utterance)).filter(
        ({ intent, score = 0 }) => intent !== exact?.intent && score > 0 && !closed.has(intent),
      );
      const ranked = [...(exact ? [exact] : []), ...others].sort((a, b) => (b.score ?? 0) - (a.score ?? 0));
      const likely = ranked.filter(({ score = 0 }) => score >= threshold);
      const unlikely = ranked.filter(({ score = 0 }) => score < threshold);
      return [...likely, { intent: fallback, slots: {} }, ...unlikely].slice(0, MAX_INTERPRETATIONS);
    },
  };
}

interface UnderstandingOptions {
  /** The name of the locale's FallbackIntent. */
  readonly fallback: string;
  /** NluConfidenceThreshold. */
  readonly threshold: number;
  /** The classifiers for these samples. @default the lexical one */
  readonly recognition?: ((samples: readonly IntentSamples[], language: Language) => readonly IntentClassifier[]) | undefined;
  /** @default English */
  readonly language?: Language;
}

const lexically = (samples: readonly IntentSamples[], language: Language): readonly IntentClassifier[] => [
  lexicalClassifier(samples, language),
];

const samplesOf = ({ name, samples }: UnderstoodIntent) => ({ intent: name, utterances: samples.map(({ text }) => text) });
