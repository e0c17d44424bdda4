import type { ConverseStreamRequest } from '@aws-sdk/client-bedrock-runtime';
import type { EventStreamOutput } from '../../../cloud/event-stream';
import type { CallContext, Operation } from '../../../cloud/service';
import { type Generation, generationOf } from '../generation';
import { onModel } from '../models/permissions';
import { speak } from '../speak';
import type { BedrockStore } from '../store';
import { openGeneration, usageOf } from '../usage';
import { SIGNATURE } from './converse';

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ConverseStream.html */
export const converseStream: Operation<BedrockStore, ConverseStreamRequest> = {
  http: { method: 'POST', path: '/model/{modelId}/converse-stream' },
  permissions: onModel('bedrock:InvokeModelWithResponseStream'),
  async run(request, context): Promise<EventStreamOutput> {
    const generation = generationOf(request, context);
    const span = openGeneration(request, generation, context);
    const startedAt = context.clock.now();
    try {
      // The response begins with the first token.
      await context.clock.sleep(generation.firstTokenMs, context.signal);
    } catch (error) {
      span.failed(error);
      throw error;
    }
    return { eventStream: events(generation, context, startedAt, span) };
  },
};

async function* events(
  generation: Generation,
  context: CallContext<BedrockStore>,
  startedAt: number,
  span: ReturnType<typeof openGeneration>,
): AsyncGenerator<Readonly<Record<string, unknown>>> {
  try {
    yield { messageStart: { role: 'assistant' } };
    let contentBlockIndex = 0;
    let open: 'reasoning' | 'text' | undefined;
    for await (const { block, text, tokens } of speak(generation, context)) {
      if (open === 'reasoning' && block === 'text') yield* endOfReasoning(contentBlockIndex++);
      open = block;
      span.said(tokens);
      yield { contentBlockDelta: { contentBlockIndex, delta: block === 'text' ? { text } : { reasoningContent: { text } } } };
    }
    if (open === 'reasoning') yield* endOfReasoning(contentBlockIndex);
    if (open === 'text') yield { contentBlockStop: { contentBlockIndex } };
    yield { messageStop: { stopReason: generation.stopReason } };
    span.ended();
    yield { metadata: { usage: usageOf(generation), metrics: { latencyMs: context.clock.now() - startedAt } } };
  } catch (error) {
    span.failed(error);
    throw error;
  } finally {
    // The client has stopped reading: what was said is paid for.
    span.ended();
  }
}

function* endOfReasoning(contentBlockIndex: number) {
  yield { contentBlockDelta: { contentBlockIndex, delta: { reasoningContent: { signature: SIGNATURE } } } };
  yield { contentBlockStop: { contentBlockIndex } };
}
