export type Verdict = 'allowed' | 'blocked';

/** A second pair of eyes beside the model. Fails when it cannot tell: what that means is the caller's policy. */
export interface Guardrail {
  /** `caller`: what somebody said to Atlas. `atlas`: what Atlas is about to say, or to keep for saying. */
  check(text: string, saidBy: 'caller' | 'atlas', signal: AbortSignal): Promise<Verdict>;
}
