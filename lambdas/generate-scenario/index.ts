/**
 * State "Generate Scenario" of statemachines/callback.asl.json; also run on the side by lex-fulfillment, as soon as the caller has said what the
 * call shall be about.
 *
 *   in   { callbackId, isAhead? }
 *   out  { scenario }: `stored` when there was one, `written` when there is one now, `dropped` when nobody needs it anymore
 *   err  ModelThrottled (retry once), ModelUnusable, InvalidInput (do not): the call then follows the standard scenario
 */
import { bedrockClient } from '../shared/adapters/bedrock-client';
import { bedrockGuardrail } from '../shared/adapters/bedrock-guardrail';
import { bedrockLanguageModel } from '../shared/adapters/bedrock-language-model';
import { dynamodbCallTopics } from '../shared/adapters/dynamodb-call-topics';
import { dynamodbCallbacks } from '../shared/adapters/dynamodb-callbacks';
import { dynamodbScenarios } from '../shared/adapters/dynamodb-scenarios';
import { parseCallbackInput } from '../shared/callback-input';
import { parseAnswerPolicies } from '../shared/domain/answer-policy';
import { requireEnv } from '../shared/env';
import { instrument, keptWarm, report } from '../shared/observability';
import { type GenerateScenarioPorts, generateScenario, SCENARIO_DEADLINE_MS } from './generate-scenario';
import { SECTION_POLICIES } from './prompts/sections';

const tableName = requireEnv('TABLE_NAME');
const client = bedrockClient();

const ports: GenerateScenarioPorts = {
  callbacks: dynamodbCallbacks({ tableName }),
  topics: dynamodbCallTopics({ tableName }),
  scenarios: dynamodbScenarios({ tableName }),
  model: bedrockLanguageModel({ modelIds: { fast: requireEnv('FAST_MODEL_ID'), thorough: requireEnv('THOROUGH_MODEL_ID') }, client }),
  guardrail: bedrockGuardrail({ guardrailId: requireEnv('GUARDRAIL_ID'), guardrailVersion: requireEnv('GUARDRAIL_VERSION'), client }),
  companyName: requireEnv('COMPANY_NAME'),
  answerPolicies: parseAnswerPolicies(requireEnv('ANSWER_POLICIES'), ...SECTION_POLICIES),
  now: Date.now,
  report,
};

export const handler = keptWarm(
  instrument('GenerateScenario', (event: unknown) =>
    generateScenario({ callbackId: parseCallbackInput(event).callbackId, isAhead: isAhead(event) }, ports, SCENARIO_DEADLINE_MS),
  ),
);

const isAhead = (event: unknown): boolean => (event as { isAhead?: unknown } | null)?.isAhead === true;
