import type { Random } from '../../cloud/random';
import type { Behaviour, GuardrailBehaviour } from './behaviour';
import type { HostedGuardrail } from './guardrails/guardrail';

export class BedrockStore {
  readonly #behaviours = new Map<string, { behaviour: Behaviour; left: number }>();
  #guardrailBehaviour: { behaviour: GuardrailBehaviour; left: number } | undefined;
  /** By id. */
  readonly guardrails = new Map<string, HostedGuardrail>();
  /** Apart from the models': a check more or less does not change what they say. */
  readonly guardrailRandom: Random;

  constructor(readonly random: Random) {
    this.guardrailRandom = random.fork('guardrails');
  }

  /** By id or ARN. */
  findGuardrail(identifier: string): HostedGuardrail | undefined {
    return this.guardrails.get(identifier.replace(/^.*:guardrail\//, ''));
  }

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

  /** The same of every guardrail. */
  behaveAsGuardrail(behaviour: GuardrailBehaviour | undefined): void {
    this.#guardrailBehaviour = behaviour && { behaviour, left: behaviour.times ?? Number.POSITIVE_INFINITY };
  }

  guardrailBehaviour(): GuardrailBehaviour | undefined {
    const found = this.#guardrailBehaviour;
    if (found) found.left--;
    if (found && found.left <= 0) this.#guardrailBehaviour = undefined;
    return found?.behaviour;
  }
}
