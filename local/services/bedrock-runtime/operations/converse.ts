import type { ContentBlock, ConverseRequest, ConverseResponse } from '@aws-sdk/client-bedrock-runtime';
import { type CallContext, type Operation, ServiceError } from '../../../cloud/service';
import { generationOf } from '../generation';
import { onModel } from '../models/permissions';
import { speak } from '../speak';
import type { BedrockStore } from '../store';
import { traced, usageOf } from '../usage';

type Answer = Omit<ConverseResponse, '$metadata'>;

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html */
export const converse: Operation<BedrockStore, ConverseRequest> = {
  http: { method: 'POST', path: '/model/{modelId}/converse' },
  permissions: onModel('bedrock:InvokeModel'),
  run,
};

async function run(request: ConverseRequest, context: CallContext<BedrockStore>): Promise<Answer> {
  const { clock, signal } = context;
  const generation = generationOf(request, context);
  const startedAt = clock.now();
  return traced(request, generation, context, async (said) => {
    await clock.sleep(generation.firstTokenMs, signal);
    const blocks = { reasoning: '', text: '' };
    try {
      for await (const { block, text, tokens } of speak(generation, context)) {
        blocks[block] += text;
        said(tokens);
      }
    } catch (error) {
      // Without a stream there is nothing to break off: the request as a whole has failed.
      if (!(error instanceof ServiceError) || error.name !== 'ModelStreamErrorException') throw error;
      throw new ServiceError('ModelErrorException', error.message, 424);
    }
    const content: ContentBlock[] = [
      ...(blocks.reasoning ? [{ reasoningContent: { reasoningText: { text: blocks.reasoning, signature: SIGNATURE } } }] : []),
      ...(blocks.text ? [{ text: blocks.text }] : []),
    ];
    return {
      output: { message: { role: 'assistant', content } },
      stopReason: generation.stopReason,
      usage: usageOf(generation),
      metrics: { latencyMs: clock.now() - startedAt },
    };
  });
}

/** Models sign their reasoning, so that it can be sent back unchanged. */
export const SIGNATURE = 'bG9jYWw=';
