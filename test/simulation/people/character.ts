/** Somebody with a phone: what they will do is decided before the first second, by the seed. */
export interface Character {
  /** E.164; no two have the same last four digits, because that is what Atlas reads back. */
  readonly number: string;
  /** Where they can be reached as well; somebody else's, as it happens. */
  readonly secondNumber: string;
  readonly name: string;
  readonly company: string;
  readonly useCase: string;
  readonly calls: readonly PlannedCall[];
  /** What happens when their phone rings for the first, the second … time; the last one goes on for ever. */
  readonly whenRung: readonly RingReaction[];
}

export interface PlannedCall {
  /** After the start; after the nth promise that they heard; or after they were told that everything about them is erased. */
  readonly when: { readonly atMs: number } | { readonly afterPromiseMs: number } | { readonly afterErasureMs: number };
  /** How many questions they ask before they ask for a callback. */
  readonly questions: number;
  readonly wantsCallback: boolean;
  /** Calls to be forgotten, for nothing else. */
  readonly erases?: true;
  /** To be called there, not where they ring from. */
  readonly otherNumber?: string;
  /** Says the same thing twice when it matters. */
  readonly repeats: boolean;
  /** What they say to "Shall we talk now instead?", when their callback is still to come. */
  readonly onRingBack: 'keep' | 'talk' | 'cancel' | 'another number';
  /** Hangs up instead of the nth utterance. */
  readonly hangsUpAt?: number;
}

export type RingReaction =
  | { readonly kind: 'answers'; readonly afterMs: number; readonly utterances: number; readonly thenStaysSilent: boolean }
  | { readonly kind: 'declines'; readonly afterMs: number }
  | { readonly kind: 'lets it ring' }
  /** A machine answers, and speaks. */
  | { readonly kind: 'voicemail'; readonly afterMs: number };
