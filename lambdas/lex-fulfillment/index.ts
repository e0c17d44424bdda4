/**
 * The code hook of every intent of the bot, called through the alias `live`.
 *
 *   in   a Lex V2 event; everything in it is untrusted
 *   out  a Lex V2 response, always: within 2.2 s, or 300 ms before Lambda ends the invocation
 *   err  none
 */
import { bedrockLanguageModel } from '../shared/adapters/bedrock-language-model';
import { dynamodbCallbacks } from '../shared/adapters/dynamodb-callbacks';
import { dynamodbScenarios } from '../shared/adapters/dynamodb-scenarios';
import { powertoolsIdentityKey } from '../shared/adapters/powertools-identity-key';
import { sfnWorkflows } from '../shared/adapters/sfn-workflows';
import { parseCountries } from '../shared/domain/dial-gate';
import { requireEnv } from '../shared/env';
import { instrument, report } from '../shared/observability';
import { fulfill } from './lex-fulfillment';
import type { TurnPorts } from './turn';

const tableName = requireEnv('TABLE_NAME');

const ports: TurnPorts = {
  model: bedrockLanguageModel({ modelIds: { fast: requireEnv('FAST_MODEL_ID') } }),
  callbacks: dynamodbCallbacks({ tableName }),
  scenarios: dynamodbScenarios({ tableName }),
  workflows: sfnWorkflows({ callback: requireEnv('CALLBACK_STATE_MACHINE_ARN') }),
  identityKey: powertoolsIdentityKey({ secretId: requireEnv('IDENTITY_KEY_SECRET_ARN') }),
  companyName: requireEnv('COMPANY_NAME'),
  allowedCountries: parseCountries(requireEnv('ALLOWED_COUNTRIES')),
  now: Date.now,
  report,
};

// Pays for credentials and TLS before the first caller is there; a failure is the first turn's to notice.
ports.identityKey.read().catch(() => undefined);

export const handler = instrument('LexFulfillment', (event: unknown, context) => fulfill(event, ports, context.getRemainingTimeInMillis()));
