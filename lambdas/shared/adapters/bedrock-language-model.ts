import {
  type BedrockRuntimeClient,
  ConverseStreamCommand,
  type ConverseStreamCommandInput,
  type ConverseStreamOutput,
} from '@aws-sdk/client-bedrock-runtime';
import { unlessAborted } from '../deadline';
import { ModelThrottled, ModelUnusable } from '../domain/errors';
import { isWhole, sentences } from '../domain/speech';
import type { Answer, LanguageModel, Prompt, Tier } from '../ports/language-model';
import { bedrockClient } from './bedrock-client';
import type { Sender } from './sdk/on-first-use';

export interface BedrockLanguageModelOptions {
  /** Inference profile ids. A tier that is not named here cannot be asked. */
  readonly modelIds: Readonly<Partial<Record<Tier, string>>>;
  readonly client?: Sender<BedrockRuntimeClient>;
}

/**
 * Claude on Bedrock by ConverseStream, so that an answer can be cut at a sentence.
 * Not here: retries and second requests (shared/policy), guardrails, tools, sampling fields (current models reject them).
 */
export function bedrockLanguageModel({ modelIds, client = bedrockClient() }: BedrockLanguageModelOptions): LanguageModel {
  return {
    async write(prompt, signal, onFirstToken) {
      signal.throwIfAborted();
      const connection = new AbortController();
      const heard = new Heard(prompt, onFirstToken);
      let events: AsyncIterator<ConverseStreamOutput> | undefined;
      try {
        const command = new ConverseStreamCommand(inputOf(prompt, modelIds[prompt.tier]));
        const { stream } = await unlessAborted(signal, client.send(command, { abortSignal: connection.signal }));
        events = stream?.[Symbol.asyncIterator]();
        while (events && !heard.isEnough) {
          const { value, done } = await unlessAborted(signal, events.next());
          if (done) break;
          heard.take(value);
        }
      } catch (error) {
        if (!signal.aborted) throw asModelError(error);
        return heard.answer(heard.wholeSentences() ?? rethrow(signal.reason));
      } finally {
        if (events && heard.isEnough && !signal.aborted) void toItsEnd(events, connection);
        else connection.abort();
      }
      if (heard.text.trim() === '') throw new ModelUnusable(`the model said nothing, stop reason ${heard.stopReason ?? 'unknown'}`);
      return heard.answer(heard.text);
    },
  };
}

/** What is left of an answer that is cut is short, since its tokens are limited. */
const REST_MS = 300;

/** Nobody waits for the rest; but a connection that is read to its end can be used again, and a new one costs the next turn two round trips. */
async function toItsEnd(events: AsyncIterator<unknown>, connection: AbortController): Promise<void> {
  const longEnough = setTimeout(() => connection.abort(), REST_MS);
  try {
    while (!(await events.next()).done);
  } catch {
    // closed by us, or by the other side: there is nothing more to save
  } finally {
    clearTimeout(longEnough);
    connection.abort();
  }
}

/** Nobody listens to more; a model that knows no end of a sentence must not be waited for either. */
const ENOUGH_CHARACTERS = 2400;
const CHARACTERS_PER_TOKEN = 4;

/** What has arrived of an answer. */
class Heard {
  text = '';
  stopReason: string | undefined;
  #usage: Answer['tokens'] | undefined;

  constructor(
    private readonly prompt: Prompt,
    private readonly onFirstToken?: () => void,
  ) {}

  /** Thinking and tool blocks have no `text`, and are passed over. */
  take({ contentBlockDelta, messageStop, metadata }: ConverseStreamOutput): void {
    const text = contentBlockDelta?.delta?.text ?? '';
    if (text && !this.text) this.onFirstToken?.();
    this.text += text;
    this.stopReason = messageStop?.stopReason ?? this.stopReason;
    const { inputTokens, outputTokens } = metadata?.usage ?? {};
    if (inputTokens !== undefined && outputTokens !== undefined) this.#usage = { input: inputTokens, output: outputTokens };
  }

  get isEnough(): boolean {
    if (this.text.length >= ENOUGH_CHARACTERS) return true;
    return this.prompt.maxSentences !== undefined && this.text.length > 0 && this.#whole().length >= this.prompt.maxSentences;
  }

  wholeSentences(): string | undefined {
    return this.#whole().join(' ') || undefined;
  }

  answer(text: string): Answer {
    const { system, messages } = this.prompt;
    const asked = messages.reduce((sum, message) => sum + message.text.length, system.length);
    const estimate = (characters: number) => Math.ceil(characters / CHARACTERS_PER_TOKEN);
    return { text, tokens: this.#usage ?? { input: estimate(asked), output: estimate(this.text.length) } };
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
