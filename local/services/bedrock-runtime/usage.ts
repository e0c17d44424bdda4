import type { CallContext } from '../../cloud/service';
import type { Generation } from './generation';
import type { BedrockStore } from './store';

/** What the request costs. Nothing here is long enough to be cached: below a model's minimum a cache point is silently ignored. */
export function usageOf({ inputTokens, reasoning, text }: Generation) {
  const outputTokens = reasoning.length + text.length;
  return { inputTokens, outputTokens, totalTokens: inputTokens + outputTokens, cacheReadInputTokens: 0, cacheWriteInputTokens: 0 };
}

export interface GenerationSpan {
  said(tokens: number): void;
  ended(): void;
  failed(error: unknown): void;
}

/** The span `bedrock.generation`: what was asked of which model, what of it was said, and when it began to speak. */
export function openGeneration(
  { modelId }: { readonly modelId?: string | undefined },
  { inputTokens, firstTokenMs, stopReason }: Generation,
  { trace, span: parent }: CallContext<BedrockStore>,
): GenerationSpan {
  const span = trace.open('bedrock.generation', { modelId, inputTokens }, { parent });
  let outputTokens = 0;
  return {
    said(tokens) {
      outputTokens += tokens;
    },
    ended: () => span.end({ outputTokens, firstTokenMs, stopReason }),
    failed: (error) => span.end({ outputTokens, firstTokenMs, error: error instanceof Error ? error.name : String(error) }),
  };
}

/** Runs the work within that span. */
export async function traced<T>(
  request: { readonly modelId?: string | undefined },
  generation: Generation,
  context: CallContext<BedrockStore>,
  work: (said: (tokens: number) => void) => Promise<T>,
): Promise<T> {
  const span = openGeneration(request, generation, context);
  try {
    const result = await work(span.said);
    span.ended();
    return result;
  } catch (error) {
    span.failed(error);
    throw error;
  }
}
