/**
 * State "Generate Scenario" of statemachines/callback.asl.json.
 *
 *   in   { callbackId }
 *   out  { scenario }: `stored` when there was one, `written` when there is one now
 *   err  ModelThrottled (retry once), ModelUnusable, InvalidInput (do not): the call then follows the standard scenario
 */
import { bedrockLanguageModel } from '../shared/adapters/bedrock-language-model';
import { dynamodbCallbacks } from '../shared/adapters/dynamodb-callbacks';
import { dynamodbScenarios } from '../shared/adapters/dynamodb-scenarios';
import { parseCallbackInput } from '../shared/callback-input';
import { requireEnv } from '../shared/env';
import { instrument } from '../shared/observability';
import { generateScenario } from './generate-scenario';

/** With the table's share, within the function's 5 s. */
const MODEL_DEADLINE_MS = 4_500;

const tableName = requireEnv('TABLE_NAME');
const ports = {
  callbacks: dynamodbCallbacks({ tableName }),
  scenarios: dynamodbScenarios({ tableName }),
  model: bedrockLanguageModel({ modelIds: { thorough: requireEnv('THOROUGH_MODEL_ID') } }),
};
const options = { companyName: requireEnv('COMPANY_NAME'), deadline: () => AbortSignal.timeout(MODEL_DEADLINE_MS) };

export const handler = instrument('GenerateScenario', (event: unknown) =>
  generateScenario(parseCallbackInput(event).callbackId, ports, options),
);
