/** What Atlas knows of whoever is on the phone: how often they were called back. No name, no number, nothing that a model could give away. */
export interface CallerContext {
  readonly callbacks: number;
}

/** For who is not known, or not found in time. */
export const VISITOR: CallerContext = { callbacks: 0 };
