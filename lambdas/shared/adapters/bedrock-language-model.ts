import {
  BedrockRuntimeClient,
  ConverseStreamCommand,
  type ConverseStreamCommandInput,
  type ConverseStreamOutput,
} from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { unlessAborted } from '../deadline';
import { ModelThrottled, ModelUnusable } from '../domain/errors';
import { isWhole, sentences } from '../domain/speech';
import type { LanguageModel, Prompt, Tier } from '../ports/language-model';

export interface BedrockLanguageModelOptions {
  /** Inference profile ids. A tier that is not named here cannot be asked. */
  readonly modelIds: Readonly<Partial<Record<Tier, string>>>;
  readonly client?: BedrockRuntimeClient;
}

/**
 * Claude on Bedrock by ConverseStream, so that an answer can be cut at a sentence. HTTP/1.1 keep-alive: half the CPU of the default handler.
 * Not here: retries (the caller's or the workflow's), guardrails, tools, sampling fields (current models reject them).
 */
export function bedrockLanguageModel({ modelIds, client = defaultClient() }: BedrockLanguageModelOptions): LanguageModel {
  return {
    async write(prompt, signal) {
      signal.throwIfAborted();
      const connection = new AbortController(); // closed as soon as enough is heard
      const heard = new Heard(prompt.maxSentences);
      try {
        const command = new ConverseStreamCommand(inputOf(prompt, modelIds[prompt.tier]));
        const { stream } = await unlessAborted(signal, client.send(command, { abortSignal: connection.signal }));
        const events = stream?.[Symbol.asyncIterator]();
        while (events && !heard.isEnough) {
          const { value, done } = await unlessAborted(signal, events.next());
          if (done) break;
          heard.take(value);
        }
      } catch (error) {
        if (!signal.aborted) throw asModelError(error);
        return heard.wholeSentences() ?? rethrow(signal.reason);
      } finally {
        connection.abort();
      }
      if (heard.text.trim() === '') throw new ModelUnusable(`the model said nothing, stop reason ${heard.stopReason ?? 'unknown'}`);
      return heard.text;
    },
  };
}

const defaultClient = () => new BedrockRuntimeClient({ requestHandler: new NodeHttpHandler({ connectionTimeout: 1000 }), maxAttempts: 1 });

/** What has arrived of an answer. */
class Heard {
  text = '';
  stopReason: string | undefined;

  constructor(private readonly maxSentences = Number.POSITIVE_INFINITY) {}

  /** Thinking and tool blocks have no `text`, and are passed over. */
  take(event: ConverseStreamOutput): void {
    this.text += event.contentBlockDelta?.delta?.text ?? '';
    this.stopReason = event.messageStop?.stopReason ?? this.stopReason;
  }

  get isEnough(): boolean {
    return this.text.length > 0 && this.#whole().length >= this.maxSentences;
  }

  wholeSentences(): string | undefined {
    return this.#whole().join(' ') || undefined;
  }

  #whole(): readonly string[] {
    return sentences(this.text).filter(isWhole);
  }
}

function inputOf({ system, messages, maxTokens }: Prompt, modelId: string | undefined): ConverseStreamCommandInput {
  if (!modelId) throw new ModelUnusable('no model is configured for this tier');
  return {
    modelId,
    system: [{ text: system }],
    messages: messages.map(({ role, text }) => ({ role: role === 'caller' ? 'user' : 'assistant', content: [{ text }] })),
    inferenceConfig: { maxTokens },
    additionalModelRequestFields: { thinking: { type: 'disabled' } }, // on by default, and silent for seconds
  };
}

/** No capacity now; everything else stays as it is when asked again. */
const THROTTLES: ReadonlySet<string> = new Set([
  'ThrottlingException',
  'ModelNotReadyException',
  'ServiceUnavailableException',
  'TooManyRequestsException',
]);

/** The message names the exception only: Bedrock's own may quote the prompt. */
function asModelError(error: unknown): Error {
  if (error instanceof ModelUnusable) return error;
  const { name } = error as Error;
  return THROTTLES.has(name) ? new ModelThrottled(name, { cause: error }) : new ModelUnusable(name, { cause: error });
}

function rethrow(reason: unknown): never {
  throw reason;
}
