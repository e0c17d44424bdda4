import type { EventStreamOutput } from '../../../../local/cloud/event-stream';
import type { Trace } from '../../../../local/cloud/trace';
import { virtualClock } from '../../../../local/cloud/virtual-clock';
import { bedrockRuntime } from '../../../../local/services/bedrock-runtime';
import type { Behaviour } from '../../../../local/services/bedrock-runtime/behaviour';
import { drive } from '../../../support/drive';
import { serviceContext, TEST_START_MS } from '../../../support/service-context';

const HAIKU = 'us.anthropic.claude-haiku-5-5';
const SONNET = 'us.anthropic.claude-sonnet-5';
const QUIET = { additionalModelRequestFields: { thinking: { type: 'disabled' } } };
const request = (changes: object = {}) => ({
  modelId: HAIKU,
  messages: [{ role: 'user', content: [{ text: 'what about billing' }] }],
  ...QUIET,
  ...changes,
});

function hosted(behaviour?: Behaviour) {
  const clock = virtualClock({ startMs: TEST_START_MS });
  const context = serviceContext(bedrockRuntime, { clock });
  context.store.behave('*', behaviour);
  // biome-ignore lint/suspicious/noExplicitAny: as the client sees it
  const run = async (operation: string, input: object, signal = context.signal): Promise<any> =>
    bedrockRuntime.operations[operation]?.run(input, { ...context, signal });
  return {
    clock,
    context,
    // biome-ignore lint/suspicious/noExplicitAny: as the client sees it
    converse: (input: object, signal?: AbortSignal): Promise<any> => drive(clock, run('Converse', input, signal)),
    /** Every event with the time since the request. */
    stream: (input: object, signal?: AbortSignal) =>
      drive(
        clock,
        run('ConverseStream', input, signal).then((output) => readAll(output, () => clock.now() - TEST_START_MS)),
      ),
  };
}

// biome-ignore lint/suspicious/noExplicitAny: as the client sees it
async function readAll({ eventStream }: EventStreamOutput, sinceStart: () => number): Promise<{ at: number; event: any }[]> {
  const events = [];
  for await (const event of eventStream) events.push({ at: sinceStart(), event });
  return events;
}

const endOf = ({ events }: Trace) =>
  events.find(({ phase }) => phase === 'end')?.detail as unknown as { firstTokenMs: number; outputTokens: number };

describe('Converse', () => {
  it('answers as Bedrock does, and counts what it costs', async () => {
    const answer = await hosted().converse(
      request({ system: [{ text: 'You are Atlas.' }, { cachePoint: { type: 'default' } }], inferenceConfig: { maxTokens: 160 } }),
    );
    expect(answer).toEqual({
      output: { message: { role: 'assistant', content: [{ text: expect.stringMatching(/billing/) }] } },
      stopReason: 'end_turn',
      usage: {
        inputTokens: expect.any(Number),
        outputTokens: expect.any(Number),
        totalTokens: expect.any(Number),
        cacheReadInputTokens: 0,
        cacheWriteInputTokens: 0,
      },
      metrics: { latencyMs: expect.any(Number) },
    });
    expect(answer.usage.totalTokens).toBe(answer.usage.inputTokens + answer.usage.outputTokens);
  });

  it('thinks first unless that is switched off', async () => {
    const { output } = await hosted().converse(request({ additionalModelRequestFields: undefined }));
    expect(output.message.content).toEqual([
      { reasoningContent: { reasoningText: expect.objectContaining({ text: expect.any(String) }) } },
      { text: expect.any(String) },
    ]);
  });

  it('stops at the tokens that were asked for, thinking included', async () => {
    const { converse } = hosted();
    const cut = await converse(request({ inferenceConfig: { maxTokens: 5 } }));
    expect(cut).toMatchObject({ stopReason: 'max_tokens', usage: { outputTokens: 5 } });
    const thoughts = await converse(request({ inferenceConfig: { maxTokens: 5 }, additionalModelRequestFields: {} }));
    expect(thoughts.output.message.content).toHaveLength(1);
    expect(thoughts.output.message.content[0]).toHaveProperty('reasoningContent');
  });

  it('stops before a stop sequence', async () => {
    const { stopReason, output } = await hosted().converse(request({ inferenceConfig: { stopSequences: ['billing'] } }));
    expect(stopReason).toBe('stop_sequence');
    expect(output.message.content[0].text).not.toMatch(/billing/);
  });

  it('takes the time of its model: Haiku answers sooner than Sonnet', async () => {
    const times = async (modelId: string) => {
      const { converse } = hosted();
      const latencies: number[] = [];
      for (let i = 0; i < 40; i++) latencies.push((await converse(request({ modelId }))).metrics.latencyMs);
      return latencies.sort((a, b) => a - b);
    };
    const [haiku, sonnet] = [await times(HAIKU), await times(SONNET)];
    expect(haiku[20]).toBeGreaterThan(450);
    expect(haiku[20]).toBeLessThan(900);
    expect(sonnet[20]).toBeGreaterThan(1000);
    expect(sonnet[39]).toBeLessThan(4600);
  });

  const turn = (role: string, text = 'x') => ({ role, content: [{ text }] });
  it.each<[string, object, RegExp]>([
    [
      'a bare model id',
      { modelId: 'anthropic.claude-haiku-5-5' },
      /^Invocation of model ID anthropic.claude-haiku-5-5 with on-demand throughput isn’t supported/,
    ],
    ['an id that means nothing', { modelId: 'gpt-7' }, /^The provided model identifier is invalid\.$/],
    ['a profile of another geography', { modelId: 'eu.anthropic.claude-haiku-5-5' }, /^The provided model identifier is invalid\.$/],
    ['a profile that the model does not have', { modelId: 'jp.anthropic.claude-sonnet-5' }, /^The provided model identifier is invalid\.$/],
    ['no messages', { messages: [] }, /^A conversation must start with a user message/],
    ['an assistant who begins', { messages: [turn('assistant'), turn('user')] }, /^A conversation must start with a user message/],
    [
      'two turns of one side',
      { messages: [turn('user'), turn('user')] },
      /^A conversation must alternate between user and assistant roles/,
    ],
    ['words put into its mouth', { messages: [turn('user'), turn('assistant')] }, /does not support assistant message prefill/],
    ['blank text', { messages: [turn('user', ' ')] }, /messages\.0\.content\.0 is blank/],
    ['a message without content', { messages: [{ role: 'user', content: [] }] }, /messages\.0 is empty/],
    ['a blank system prompt', { system: [{ text: '' }] }, /system\.0 is blank/],
    [
      'a temperature',
      { inferenceConfig: { temperature: 0.7 } },
      /^The model returned the following errors: `temperature` is deprecated for this model\.$/,
    ],
    ['topP', { inferenceConfig: { topP: 0.9 } }, /`top_p` is deprecated/],
    ['top_k', { additionalModelRequestFields: { top_k: 5 } }, /`top_k` is deprecated/],
    ['a field that nobody knows', { additionalModelRequestFields: { seed: 1 } }, /seed: Extra inputs are not permitted/],
    [
      'a budget for thinking',
      { additionalModelRequestFields: { thinking: { type: 'enabled', budget_tokens: 1024 } } },
      /"thinking.type.enabled" is not supported/,
    ],
    ['no tokens', { inferenceConfig: { maxTokens: 0 } }, /inferenceConfig\.maxTokens/],
    ['more tokens than it can say', { inferenceConfig: { maxTokens: 200_000 } }, /exceeds the model limit of 128000/],
    ['a blank stop sequence', { inferenceConfig: { stopSequences: ['\n\n'] } }, /stop sequence must contain non-whitespace/],
    ['optimized latency', { performanceConfig: { latency: 'optimized' } }, /Latency performance configuration is not supported/],
    ['another service tier', { serviceTier: { type: 'priority' } }, /Service tier priority is not supported/],
    ['structured output of Haiku', { outputConfig: { textFormat: {} } }, /Structured output is not supported/],
    ['an effort that needs thinking', { outputConfig: { effort: 'max' } }, /requires thinking/],
  ])('refuses %s', async (_case, changes, message) => {
    await expect(hosted().converse(request(changes))).rejects.toMatchObject({
      name: 'ValidationException',
      status: 400,
      message: expect.stringMatching(message),
    });
  });

  it.each([
    'anthropic.claude-3-haiku-20240307-v1:0',
    'us.anthropic.claude-3-5-sonnet-20241022-v2:0',
    'us.anthropic.claude-sonnet-4-20250514-v1:0',
  ])('no longer knows %s', async (modelId) => {
    await expect(hosted().converse(request({ modelId }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      status: 404,
      message: 'This model version has reached the end of its life. Please refer to the AWS documentation for more details.',
    });
  });

  it.each<[string, object]>([
    ['another model', { modelId: 'us.amazon.nova-lite-v1:0' }],
    ['tools', { toolConfig: { tools: [] } }],
    ['a guardrail', { guardrailConfig: { guardrailIdentifier: 'g', guardrailVersion: '1' } }],
    ['an image', { messages: [{ role: 'user', content: [{ image: {} }] }] }],
  ])('says by name that it does not host %s', async (_case, changes) => {
    await expect(hosted().converse(request(changes))).rejects.toMatchObject({
      name: 'Refusal',
      message: expect.stringMatching(/not hosted here/),
    });
  });

  it('takes an ARN as well as an id', async () => {
    const modelId = `arn:aws:bedrock:us-east-1:123456789012:inference-profile/${HAIKU}`;
    expect((await hosted().converse(request({ modelId }))).stopReason).toBe('end_turn');
  });

  it.each([
    ['Converse', 'bedrock:InvokeModel'],
    ['ConverseStream', 'bedrock:InvokeModelWithResponseStream'],
  ])('%s needs %s on the profile and on the model behind it, wherever it may be served', (operation, action) => {
    const { context } = hosted();
    const profile = `arn:aws:bedrock:us-east-1:123456789012:inference-profile/${HAIKU}`;
    const conditionKeys = { 'bedrock:InferenceProfileArn': profile };
    expect(bedrockRuntime.operations[operation]?.permissions?.({ modelId: HAIKU }, context)).toEqual([
      { action, resource: profile },
      ...['us-east-1', 'us-east-2', 'us-west-2'].map((region) => ({
        action,
        resource: `arn:aws:bedrock:${region}::foundation-model/anthropic.claude-haiku-5-5`,
        conditionKeys,
      })),
    ]);
    const global = bedrockRuntime.operations[operation]?.permissions?.({ modelId: 'global.anthropic.claude-haiku-5-5' }, context);
    expect(global?.map(({ resource }) => resource)).toContain('arn:aws:bedrock:::foundation-model/anthropic.claude-haiku-5-5');
  });
});

describe('ConverseStream', () => {
  it('speaks in small pieces, in the order of events that Bedrock has', async () => {
    const events = await hosted().stream(request());
    const names = events.map(({ event }) => Object.keys(event)[0]);
    expect(names[0]).toBe('messageStart');
    expect(names.slice(-3)).toEqual(['contentBlockStop', 'messageStop', 'metadata']);
    expect(new Set(names.slice(1, -3))).toEqual(new Set(['contentBlockDelta']));
    const text = events.map(({ event }) => event.contentBlockDelta?.delta.text ?? '').join('');
    expect(text).toBe((await hosted().converse(request())).output.message.content[0].text);
    expect(names.length).toBeGreaterThan(8);
  });

  it('begins after the time to the first token and goes on at its pace', async () => {
    const { stream, context } = hosted();
    const events = await stream(request());
    const { firstTokenMs, outputTokens } = endOf(context.trace);
    const [first] = events;
    const last = events[events.length - 1];
    expect(first?.at).toBe(firstTokenMs);
    const speakingMs = (last?.at ?? 0) - firstTokenMs;
    // Each piece is rounded up to a whole millisecond.
    expect(speakingMs).toBeGreaterThanOrEqual(Math.floor((outputTokens / 130) * 1000));
    expect(speakingMs).toBeLessThanOrEqual((outputTokens / 130) * 1000 + events.length);
  });

  it('thinks in a block of its own', async () => {
    const events = await hosted().stream(request({ additionalModelRequestFields: undefined }));
    const deltas = events.flatMap(({ event }) => (event.contentBlockDelta ? [event.contentBlockDelta] : []));
    expect(deltas[0]).toMatchObject({ contentBlockIndex: 0, delta: { reasoningContent: { text: expect.any(String) } } });
    expect(deltas[deltas.length - 1]).toMatchObject({ contentBlockIndex: 1, delta: { text: expect.any(String) } });
    expect(deltas.some(({ delta }) => delta.reasoningContent?.signature)).toBe(true);
    expect(events.filter(({ event }) => event.contentBlockStop).map(({ event }) => event.contentBlockStop.contentBlockIndex)).toEqual([
      0, 1,
    ]);
  });

  it('refuses a bad request before it begins', async () => {
    await expect(hosted().stream(request({ messages: [] }))).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('stops when the client goes, and says in the trace how far it came', async () => {
    const { stream, context, clock } = hosted({ kind: 'long text' });
    const client = new AbortController();
    clock.setTimeout(() => client.abort(new Error('enough')), 3000);
    await expect(stream(request(), client.signal)).rejects.toThrow('enough');
    expect(clock.now() - TEST_START_MS).toBe(3000);
    const { outputTokens } = endOf(context.trace);
    expect(outputTokens).toBeGreaterThan(100);
    expect(outputTokens).toBeLessThan(400);
  });

  it('puts nothing that was said into the trace', async () => {
    const { stream, context } = hosted();
    await stream(request());
    expect(context.trace.events.map(({ type, detail }) => [type, Object.keys(detail)])).toEqual([
      ['bedrock.generation', ['modelId', 'inputTokens']],
      ['bedrock.generation', ['modelId', 'inputTokens', 'outputTokens', 'firstTokenMs', 'stopReason', 'ms']],
    ]);
  });
});

describe('a model that misbehaves', () => {
  const text = (answer: { output: { message: { content: { text: string }[] } } }) => answer.output.message.content[0]?.text ?? '';

  it('throttles', async () => {
    const { converse, stream } = hosted({ kind: 'throttle' });
    const throttled = { name: 'ThrottlingException', status: 429, message: 'Too many requests, please wait before trying again.' };
    await expect(converse(request())).rejects.toMatchObject(throttled);
    await expect(stream(request())).rejects.toMatchObject(throttled);
  });

  it('stalls', async () => {
    const { stream } = hosted({ kind: 'stall', forMs: 20_000 });
    expect((await stream(request()))[0]?.at).toBeGreaterThan(20_000);
  });

  it('declines', async () => {
    expect(text(await hosted({ kind: 'refuse' }).converse(request()))).toMatch(/can't help with that/);
  });

  it('talks for ever, or until its tokens are spent', async () => {
    const { converse } = hosted({ kind: 'long text' });
    expect(text(await converse(request())).length).toBeGreaterThan(5000);
    expect((await converse(request({ inferenceConfig: { maxTokens: 100 } }))).stopReason).toBe('max_tokens');
  });

  it('writes what nobody can speak', async () => {
    expect(text(await hosted({ kind: 'markup' }).converse(request()))).toMatch(/\*\*.*https:.*<script>/s);
  });

  it('breaks off in the middle', async () => {
    const { stream, converse, context } = hosted({ kind: 'error mid-stream', afterTokens: 6 });
    await expect(stream(request())).rejects.toMatchObject({ name: 'ModelStreamErrorException' });
    expect(context.trace.events.find(({ phase }) => phase === 'end')?.detail).toMatchObject({
      outputTokens: 6,
      error: 'ModelStreamErrorException',
    });
    await expect(converse(request())).rejects.toMatchObject({ name: 'ModelErrorException', status: 424 });
  });

  it('breaks off with the exception that is asked for, however short the answer', async () => {
    const { stream } = hosted({ kind: 'error mid-stream', afterTokens: 1000, exception: 'ThrottlingException' });
    await expect(stream(request())).rejects.toMatchObject({ name: 'ThrottlingException', status: 429 });
  });

  it('does so for one model only, and as often as it is told', async () => {
    const { converse, context } = hosted();
    context.store.behave(SONNET, { kind: 'throttle', times: 2 });
    await expect(converse(request({ modelId: SONNET }))).rejects.toMatchObject({ name: 'ThrottlingException' });
    await converse(request());
    await expect(converse(request({ modelId: SONNET }))).rejects.toMatchObject({ name: 'ThrottlingException' });
    await converse(request({ modelId: SONNET }));
    context.store.behave('*', { kind: 'refuse' });
    context.store.behave('*', undefined);
    expect(text(await converse(request()))).toMatch(/billing/);
  });
});
