import type { ServerResponse } from 'node:http';
import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { EventStreamCodec } from '@smithy/core/event-streams';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { bedrockLanguageModel } from '../../../../lambdas/shared/adapters/bedrock-language-model';
import { ModelThrottled, ModelUnusable } from '../../../../lambdas/shared/domain/errors';
import type { LanguageModel, Prompt } from '../../../../lambdas/shared/ports/language-model';
import { startAwsEndpoint } from '../../../support/aws-endpoint';

const codec = new EventStreamCodec(
  (bytes) => Buffer.from(bytes as Uint8Array).toString(),
  (text) => Buffer.from(text),
);

function write(response: ServerResponse, type: string, body: object, messageType: 'event' | 'exception' = 'event'): void {
  if (!response.headersSent) response.writeHead(200, { 'content-type': 'application/vnd.amazon.eventstream' });
  const header = (value: string) => ({ type: 'string' as const, value });
  const headers = {
    ':message-type': header(messageType),
    [`:${messageType}-type`]: header(type),
    ':content-type': header('application/json'),
  };
  response.write(codec.encode({ headers, body: Buffer.from(JSON.stringify(body)) }));
}

const say = (response: ServerResponse, ...texts: string[]) => {
  for (const text of texts) write(response, 'contentBlockDelta', { contentBlockIndex: 0, delta: { text } });
};

const PROMPT: Prompt = {
  system: 'You are Atlas.',
  messages: [
    { role: 'caller', text: 'hi' },
    { role: 'atlas', text: 'Hello.' },
    { role: 'caller', text: 'tell me' },
  ],
  tier: 'fast',
  maxTokens: 120,
};
const patient = () => new AbortController().signal;

describe('the language model, through ConverseStream over HTTP/1.1', () => {
  let endpoint: Awaited<ReturnType<typeof startAwsEndpoint>>;
  let model: LanguageModel;
  let answer: (response: ServerResponse) => object | undefined;

  beforeAll(async () => {
    endpoint = await startAwsEndpoint((_request, response) => answer(response));
    const client = new BedrockRuntimeClient({ ...endpoint.configuration, requestHandler: new NodeHttpHandler() });
    model = bedrockLanguageModel({ modelIds: { fast: 'us.anthropic.claude-haiku-5-5' }, client });
  });
  afterAll(() => endpoint.close());

  it('writes what the model says, thinking switched off and no sampling fields sent', async () => {
    answer = (response) => {
      write(response, 'messageStart', { role: 'assistant' });
      write(response, 'contentBlockDelta', { contentBlockIndex: 0, delta: { reasoningContent: { text: 'hmm' } } });
      say(response, 'It shows a ', 'phone agent.');
      write(response, 'messageStop', { stopReason: 'end_turn' });
      response.end();
      return undefined;
    };
    expect((await model.write(PROMPT, patient())).text).toBe('It shows a phone agent.');
    expect(endpoint.requests.at(-1)).toMatchObject({ path: '/model/us.anthropic.claude-haiku-5-5/converse-stream' });
    expect(endpoint.requests.at(-1)?.body).toEqual({
      system: [{ text: 'You are Atlas.' }],
      messages: [
        { role: 'user', content: [{ text: 'hi' }] },
        { role: 'assistant', content: [{ text: 'Hello.' }] },
        { role: 'user', content: [{ text: 'tell me' }] },
      ],
      inferenceConfig: { maxTokens: 120 },
      additionalModelRequestFields: { thinking: { type: 'disabled' } },
    });
  });

  it('does not wait for more than was asked for, and closes the connection', async () => {
    const left = new Promise<void>((resolve) => {
      answer = (response) => {
        say(response, 'One. Two', '. Three'); // and never ends
        response.on('close', () => resolve());
        return undefined;
      };
    });
    expect((await model.write({ ...PROMPT, maxSentences: 2 }, patient())).text).toBe('One. Two. Three');
    await left;
  });

  it('reads what little is left of an answer that it cuts, so that the connection can be used again', async () => {
    const sockets = new Set<unknown>();
    answer = (response) => {
      sockets.add(response.socket);
      say(response, 'One. Two', '. Three');
      setImmediate(() => response.end());
      return undefined;
    };
    for (let turn = 0; turn < 3; turn++) {
      expect((await model.write({ ...PROMPT, maxSentences: 2 }, patient())).text).toBe('One. Two. Three');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(sockets.size).toBe(1);
  });

  it('closes the connection when its time is over before the first word', async () => {
    const abort = new AbortController();
    const left = new Promise<void>((resolve) => {
      answer = (response) => {
        response.on('close', () => resolve());
        abort.abort(new Error('time'));
        return undefined;
      };
    });
    await expect(model.write(PROMPT, abort.signal)).rejects.toThrow('time');
    await left;
  });

  /** A client whose stream says `texts` and then, when more is asked of it, runs out of time. */
  function cutOff(...texts: string[]) {
    const abort = new AbortController();
    async function* stream() {
      for (const text of texts) yield { contentBlockDelta: { contentBlockIndex: 0, delta: { text } } };
      abort.abort(new Error('time'));
      await new Promise(() => {});
    }
    const client = { send: async () => ({ stream: stream() }) } as unknown as BedrockRuntimeClient;
    return bedrockLanguageModel({ modelIds: { fast: 'm' }, client }).write(PROMPT, abort.signal);
  }

  it('gives the sentences that are complete when its time is over', async () => {
    expect((await cutOff('One. Two', '. And a th')).text).toBe('One. Two.');
  });

  it.each([[['And a th']], [[]]])('gives the reason of the signal when none is: %j', async (texts) => {
    await expect(cutOff(...texts)).rejects.toThrow('time');
  });

  it('is not asked at all when the time is over already', async () => {
    const asked = endpoint.requests.length;
    await expect(model.write(PROMPT, AbortSignal.abort(new Error('over')))).rejects.toThrow('over');
    expect(endpoint.requests).toHaveLength(asked);
  });

  it.each([
    ['ThrottlingException', ModelThrottled],
    ['ServiceUnavailableException', ModelThrottled],
    ['ModelNotReadyException', ModelThrottled],
    ['ValidationException', ModelUnusable],
    ['AccessDeniedException', ModelUnusable],
    ['ResourceNotFoundException', ModelUnusable],
    ['ModelTimeoutException', ModelUnusable],
  ])('names %s, and keeps its message, which may quote the caller, as the cause only', async (name, error) => {
    answer = () => ({ __type: name, message: 'quoted words' });
    const failure = model.write(PROMPT, patient());
    await expect(failure).rejects.toBeInstanceOf(error);
    await expect(failure).rejects.toMatchObject({ message: name, cause: { name } });
  });

  it('names an exception inside the stream', async () => {
    answer = (response) => {
      say(response, 'One. ');
      write(response, 'throttlingException', { message: 'slow down' }, 'exception');
      response.end();
      return undefined;
    };
    await expect(model.write(PROMPT, patient())).rejects.toBeInstanceOf(ModelThrottled);
  });

  it('is unusable when it says nothing, or the connection breaks', async () => {
    answer = (response) => {
      write(response, 'messageStop', { stopReason: 'content_filtered' });
      response.end();
      return undefined;
    };
    await expect(model.write(PROMPT, patient())).rejects.toThrow('the model said nothing, stop reason content_filtered');
    answer = (response) => {
      say(response, 'One. ');
      response.destroy();
      return undefined;
    };
    await expect(model.write(PROMPT, patient())).rejects.toBeInstanceOf(ModelUnusable);
  });

  it('is unusable for a tier without a model', async () => {
    await expect(model.write({ ...PROMPT, tier: 'thorough' }, patient())).rejects.toThrow('no model is configured for this tier');
  });
});
