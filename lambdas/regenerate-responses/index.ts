/**
 * Scheduled every few minutes: has the likely answers written before they are asked for.
 *
 *   in   nothing that is read
 *   out  counts: written, withheld, failed
 *   err  none
 */
import { bedrockClient } from '../shared/adapters/bedrock-client';
import { bedrockGuardrail } from '../shared/adapters/bedrock-guardrail';
import { bedrockLanguageModel } from '../shared/adapters/bedrock-language-model';
import { dynamodbResponseCache } from '../shared/adapters/dynamodb-response-cache';
import { LIKELY_QUESTIONS } from '../shared/answers/likely-questions';
import { type AnswerPolicy, parseAnswerPolicies } from '../shared/domain/answer-policy';
import { requireEnv } from '../shared/env';
import { instrument, report } from '../shared/observability';
import { type RegenerateResponsesPorts, regenerateResponses } from './regenerate-responses';

const client = bedrockClient();

const ports: RegenerateResponsesPorts = {
  model: bedrockLanguageModel({ modelIds: { fast: requireEnv('FAST_MODEL_ID'), thorough: requireEnv('THOROUGH_MODEL_ID') }, client }),
  guardrail: bedrockGuardrail({ guardrailId: requireEnv('GUARDRAIL_ID'), guardrailVersion: requireEnv('GUARDRAIL_VERSION'), client }),
  cache: dynamodbResponseCache({
    tableName: requireEnv('RESPONSE_CACHE_TABLE_NAME'),
    ttlSeconds: Number(requireEnv('RESPONSE_CACHE_SECONDS')),
  }),
  companyName: requireEnv('COMPANY_NAME'),
  answerPolicy: parseAnswerPolicies(requireEnv('ANSWER_POLICIES'), 'default')['default'] as AnswerPolicy,
  report,
};

export const handler = instrument('RegenerateResponses', async () => {
  const counts = await regenerateResponses(LIKELY_QUESTIONS, ports);
  report('responses regenerated', { ...counts });
  return counts;
});
