import { ApplyGuardrailCommand, type BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import type { Guardrail } from '../ports/guardrail';
import { bedrockClient } from './bedrock-client';
import type { Sender } from './sdk/on-first-use';

export interface BedrockGuardrailOptions {
  readonly guardrailId: string;
  readonly guardrailVersion: string;
  readonly client?: Sender<BedrockRuntimeClient>;
}

/**
 * ApplyGuardrail with the template's guardrail. The text goes alone and tagged as what is to be guarded: no prompt of ours can set it off.
 * Not here: masking; an answer is dropped, never rewritten.
 */
export function bedrockGuardrail({ guardrailId, guardrailVersion, client = bedrockClient() }: BedrockGuardrailOptions): Guardrail {
  return {
    async check(text, saidBy, abortSignal) {
      const command = new ApplyGuardrailCommand({
        guardrailIdentifier: guardrailId,
        guardrailVersion,
        source: saidBy === 'caller' ? 'INPUT' : 'OUTPUT',
        content: [{ text: { text, qualifiers: ['guard_content'] } }],
        outputScope: 'INTERVENTIONS',
      });
      const { action } = await client.send(command, { abortSignal });
      if (action !== 'NONE' && action !== 'GUARDRAIL_INTERVENED')
        throw new Error(`the guardrail answered ${action}, expected an action it has`);
      return action === 'NONE' ? 'allowed' : 'blocked';
    },
  };
}
