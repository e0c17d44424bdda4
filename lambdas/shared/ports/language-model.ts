/** A tier, not a model: which model it is, is configuration. */
export type Tier = 'fast' | 'thorough';

export interface Prompt {
  readonly system: string;
  /** Starts and ends with the caller; consecutive turns of one role are already merged; no empty text. */
  readonly messages: readonly { readonly role: 'caller' | 'atlas'; readonly text: string }[];
  readonly tier: Tier;
  readonly maxTokens: number;
  /** Enough is said after so many sentences; the rest is not waited for. */
  readonly maxSentences?: number;
}

export interface Answer {
  /** As the model wrote it, not yet fit to be spoken. */
  readonly text: string;
  /** As counted by the model; estimated when the answer was cut before the count came. */
  readonly tokens: { readonly input: number; readonly output: number };
}

/** The model only speaks: no tools, no numbers, no state. Errors: ModelThrottled, ModelUnusable, or the signal's reason when nothing was complete by then. */
export interface LanguageModel {
  /** `onFirstToken` is called once, when the answer begins. */
  write(prompt: Prompt, signal: AbortSignal, onFirstToken?: () => void): Promise<Answer>;
}
