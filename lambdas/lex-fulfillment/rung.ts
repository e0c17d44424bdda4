/**
 * Which rung of the ladder answered: fixed words, fixed words chosen by a keyword, an answer that was given before, the fast model, the thorough
 * one, or what is said when nothing else came.
 */
export type Rung = 'rule' | 'keyword' | 'cached' | 'fast' | 'thorough' | 'canned';

/** Why nothing better is said; for ops. */
export type FallbackReason =
  /** Nothing came in time. */
  | 'late'
  /** The model has no capacity. */
  | 'throttled'
  /** The model fails so often that it is not asked. */
  | 'resting'
  /** The model said that it would rather not. */
  | 'refused'
  /** What the model wrote may not be spoken. */
  | 'unusable'
  /** The guardrail stopped what the caller said. */
  | 'blocked'
  /** The guardrail could not tell, and the policy is to say nothing then. */
  | 'unguarded'
  | 'failed'
  | 'unheard'
  | 'unknown'
  | 'spent';
