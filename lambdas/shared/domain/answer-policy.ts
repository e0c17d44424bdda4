import { InvalidInput } from './errors';

/** Which model writes one kind of text, and how much it may say. */
export interface AnswerPolicy {
  /** Of shared/ports/language-model. */
  readonly tier: 'fast' | 'thorough';
  /** A ceiling: what is asked for is also what is throttled by. */
  readonly maxTokens: number;
  /** @default all that comes */
  readonly maxSentences?: number;
}

/** Of every kind of text that is not named. */
export const DEFAULT_POLICY = 'default';

export type AnswerPolicies = Readonly<Record<string, AnswerPolicy>>;

/** The JSON of an environment variable: kind of text → policy. Errors: InvalidInput, at module load. */
export function parseAnswerPolicies(json: string, ...required: readonly string[]): AnswerPolicies {
  const policies = Object.entries(JSON.parse(json) as Record<string, unknown>).map(
    ([kind, value]) => [kind, parsePolicy(kind, value)] as const,
  );
  const missing = required.filter((kind) => !policies.some(([name]) => name === kind));
  if (missing.length > 0) throw new InvalidInput(`no answer policy for ${missing.join(', ')}, expected { tier, maxTokens } for each`);
  return Object.fromEntries(policies);
}

function parsePolicy(kind: string, value: unknown): AnswerPolicy {
  const { tier, maxTokens, maxSentences } = (value ?? {}) as Record<string, unknown>;
  const isCount = (count: unknown): count is number => typeof count === 'number' && Number.isInteger(count) && count > 0;
  if ((tier !== 'fast' && tier !== 'thorough') || !isCount(maxTokens) || !(maxSentences === undefined || isCount(maxSentences))) {
    throw new InvalidInput(
      `answer policy of ${kind} is ${JSON.stringify(value)}, expected { tier: fast | thorough, maxTokens, maxSentences? }`,
    );
  }
  return { tier, maxTokens, ...(maxSentences !== undefined && { maxSentences }) };
}
