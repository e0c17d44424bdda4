import type { Random } from '../../cloud/random';
import type { Behaviour } from './behaviour';

export class BedrockStore {
  readonly #behaviours = new Map<string, { behaviour: Behaviour; left: number }>();

  constructor(readonly random: Random) {}

  /** From now on the model (an inference profile's id, or `*` for all) does this; undefined: what it should. */
  behave(modelId: string, behaviour: Behaviour | undefined): void {
    if (behaviour) this.#behaviours.set(modelId, { behaviour, left: behaviour.times ?? Number.POSITIVE_INFINITY });
    else this.#behaviours.delete(modelId);
  }

  /** How the model behaves in the request that is being made; counts it. */
  behaviourOf(modelId: string): Behaviour | undefined {
    for (const key of [modelId, '*']) {
      const found = this.#behaviours.get(key);
      if (!found) continue;
      found.left--;
      if (found.left <= 0) this.#behaviours.delete(key);
      return found.behaviour;
    }
    return undefined;
  }
}
