/** A foundation model that can be asked here. */
export interface Model {
  /** `anthropic.claude-haiku-5-5` */
  readonly id: string;
  /** Geographies with an inference profile for it. */
  readonly profiles: readonly string[];
  readonly contextTokens: number;
  readonly maxOutputTokens: number;
  /** It accepts `outputConfig.textFormat`. */
  readonly hasStructuredOutput: boolean;
  readonly firstToken: { readonly p50Ms: number; readonly p99Ms: number; readonly maxMs: number };
  readonly tokensPerSecond: number;
}

const HAIKU = { firstToken: { p50Ms: 450, p99Ms: 1100, maxMs: 1600 }, tokensPerSecond: 130, hasStructuredOutput: false };
const SONNET = { firstToken: { p50Ms: 900, p99Ms: 2200, maxMs: 3500 }, tokensPerSecond: 60, hasStructuredOutput: true };
const MILLION = { contextTokens: 1_000_000, maxOutputTokens: 128_000 };

export const MODELS: readonly Model[] = [
  { id: 'anthropic.claude-haiku-5-5', profiles: ['us', 'eu', 'au', 'jp', 'global'], ...HAIKU, ...MILLION },
  { id: 'anthropic.claude-sonnet-5', profiles: ['us', 'eu', 'au', 'global'], ...SONNET, ...MILLION },
  { id: 'anthropic.claude-sonnet-5-5', profiles: ['us', 'eu', 'au', 'jp', 'global'], ...SONNET, ...MILLION },
];

/** Past the end of their life on 20 November 2026: every request for one fails. */
const RETIRED = /^anthropic\.claude-(?:instant|v2|3-|sonnet-4-2|opus-4-2)|^amazon\.nova-sonic-v1/;
/** Alive, but nobody here can speak for them. */
const NOT_HOSTED = /^(?:anthropic\.claude-|amazon\.|meta\.|mistral\.|cohere\.|ai21\.|deepseek\.|qwen\.|openai\.)/;

export const isRetired = (modelId: string): boolean => RETIRED.test(modelId);
export const isElsewhere = (modelId: string): boolean => NOT_HOSTED.test(modelId);
