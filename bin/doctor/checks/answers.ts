import { ApplyGuardrailCommand, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import type { Deployed } from '../deployment';
import { type Finding, looked, ok } from '../finding';

/** Every tier's model answers, in as few words as it can; and the guardrail judges. */
export async function answers({ clients: { bedrock }, variable }: Deployed): Promise<readonly Finding[]> {
  const tier = (name: 'fast' | 'thorough') => {
    const modelId = variable('lex-fulfillment', name === 'fast' ? 'FAST_MODEL_ID' : 'THOROUGH_MODEL_ID');
    const fix = `in the Bedrock console, submit the use-case form of the model's maker once; when the model has retired, name another one as models.${name} in bin/config.ts`;
    return looked(`${name} model`, fix, async () => {
      await bedrock.send(
        new ConverseCommand({ modelId, messages: [{ role: 'user', content: [{ text: 'Say hi.' }] }], inferenceConfig: { maxTokens: 16 } }),
      );
      return [ok(`${name} model`, `${modelId} answers`)];
    });
  };
  const guardrail = looked('guardrail', 'deploy the stack Atlas again: it makes the guardrail and its version', async () => {
    const [guardrailIdentifier, guardrailVersion] = [
      variable('lex-fulfillment', 'GUARDRAIL_ID'),
      variable('lex-fulfillment', 'GUARDRAIL_VERSION'),
    ];
    await bedrock.send(
      new ApplyGuardrailCommand({ guardrailIdentifier, guardrailVersion, source: 'INPUT', content: [{ text: { text: 'Hello.' } }] }),
    );
    return [ok('guardrail', `version ${guardrailVersion} judges`)];
  });
  return (await Promise.all([tier('fast'), tier('thorough'), guardrail])).flat();
}
