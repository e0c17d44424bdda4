/** Something a person should look at: it was decided without a guardrail, or by one. */
export interface Review {
  readonly contactId: string;
  /** Of the call, counted from 0. */
  readonly turn: number;
  readonly intent: string;
  readonly why: 'guardrail unavailable' | 'guardrail blocked';
  /** What was done about it. */
  readonly decision: 'spoken' | 'withheld';
  /** Epoch ms. */
  readonly at: number;
}

export interface Reviews {
  /** The same review again is the same row. */
  add(review: Review): Promise<void>;
}
