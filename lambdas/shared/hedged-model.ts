import { TooLate } from './deadline';
import { Breaker, type BreakerPolicy, Resting } from './policy/breaker';
import { Hedge, type HedgePolicy, hedged } from './policy/hedge';
import type { LanguageModel, Tier } from './ports/language-model';

export interface HedgedModelOptions {
  readonly hedge: HedgePolicy;
  readonly breaker: BreakerPolicy;
  /** Epoch ms. */
  readonly now: () => number;
}

/**
 * A model that is asked a second time when it is slow to begin, and not at all while it keeps failing; each tier for itself. Further error: Resting.
 * An answer that nobody needs anymore (any abort but TooLate) says nothing about the model.
 */
export function hedgedModel(model: LanguageModel, { hedge, breaker, now }: HedgedModelOptions): LanguageModel {
  const tiers = new Map<Tier, { readonly hedge: Hedge; readonly breaker: Breaker }>();
  const stateOf = (tier: Tier) => {
    const state = tiers.get(tier) ?? { hedge: new Hedge(hedge), breaker: new Breaker(breaker, now) };
    tiers.set(tier, state);
    return state;
  };
  return {
    async write(prompt, signal, onFirstToken) {
      const state = stateOf(prompt.tier);
      if (!state.breaker.admits()) throw new Resting(`the ${prompt.tier} model has just failed too often`);
      let isHeard = false;
      const ask = (own: AbortSignal, onFirst: () => void) =>
        model.write(prompt, own, () => {
          onFirst();
          if (!isHeard) onFirstToken?.();
          isHeard = true;
        });
      try {
        const answer = await hedged(ask, state.hedge, { signal, now });
        state.breaker.succeeded();
        return answer;
      } catch (error) {
        if (!signal.aborted || signal.reason instanceof TooLate) state.breaker.failed();
        throw error;
      }
    },
  };
}
