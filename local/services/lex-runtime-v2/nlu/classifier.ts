/**
 * Tells which intents an utterance may mean. The stages of a locale are asked in order and the first that recognizes any intent decides,
 * so that a slower one (sentence embeddings) can stand between the exact match and the lexical one.
 */
export interface IntentClassifier {
  /** Scores in (0, 1] by intent; an intent that is not in it was not recognized. */
  classify(utterance: string): ReadonlyMap<string, number> | Promise<ReadonlyMap<string, number>>;
}

export interface IntentSamples {
  readonly intent: string;
  /** Sample utterances as the template has them, slots in braces. */
  readonly utterances: readonly string[];
}
