/**
 * The code hook of every intent of the bot, called through the alias `live`.
 *
 *   in   a Lex V2 event; everything in it is untrusted
 *   out  a Lex V2 response, always: within 2.2 s, or 300 ms before Lambda ends the invocation
 *   err  none
 */
import { bedrockClient } from '../shared/adapters/bedrock-client';
import { bedrockGuardrail } from '../shared/adapters/bedrock-guardrail';
import { bedrockLanguageModel } from '../shared/adapters/bedrock-language-model';
import { dynamodbCallTopics } from '../shared/adapters/dynamodb-call-topics';
import { dynamodbCallbacks } from '../shared/adapters/dynamodb-callbacks';
import { dynamodbCallers } from '../shared/adapters/dynamodb-callers';
import { dynamodbDialing } from '../shared/adapters/dynamodb-dialing';
import { dynamodbErasures } from '../shared/adapters/dynamodb-erasures';
import { dynamodbResponseCache } from '../shared/adapters/dynamodb-response-cache';
import { dynamodbReviews } from '../shared/adapters/dynamodb-reviews';
import { dynamodbScenarios } from '../shared/adapters/dynamodb-scenarios';
import { lambdaScenariosAhead } from '../shared/adapters/lambda-scenarios-ahead';
import { powertoolsIdentityKey } from '../shared/adapters/powertools-identity-key';
import { sfnWorkflows } from '../shared/adapters/sfn-workflows';
import { xraySegments } from '../shared/adapters/xray-segments';
import { parseAnswerPolicies } from '../shared/domain/answer-policy';
import { parseCountries } from '../shared/domain/dial-gate';
import { parseDialingPolicy } from '../shared/domain/dialing-policy';
import { prepareToReadNumbers } from '../shared/domain/phone-number';
import { requireEnv, requireEnvOneOf } from '../shared/env';
import { hedgedModel } from '../shared/hedged-model';
import { instrument, measure, report } from '../shared/observability';
import { MemoryCache } from '../shared/policy/memory-cache';
import { SingleFlight } from '../shared/policy/single-flight';
import { rememberedCallers } from '../shared/remembered-callers';
import { fulfill } from './lex-fulfillment';
import { BREAKER, CACHE, CALLER, HEDGE } from './policy';
import { rememberLikely } from './reply/likely-answers';
import type { TurnPorts } from './turn';
import { turnMetrics, turnProperties } from './turn-metrics';

const PRIME_MS = 2_000;

const tableName = requireEnv('TABLE_NAME');
const now = Date.now;
const dialingPolicy = parseDialingPolicy(requireEnv('DIALING_POLICY'));
const sendSegments = xraySegments();
const bedrock = bedrockClient();
const models = bedrockLanguageModel({
  modelIds: { fast: requireEnv('FAST_MODEL_ID'), thorough: requireEnv('THOROUGH_MODEL_ID') },
  client: bedrock,
});

const ports: TurnPorts = {
  model: hedgedModel(models, { hedge: HEDGE, breaker: BREAKER, now }),
  guardrail: bedrockGuardrail({
    guardrailId: requireEnv('GUARDRAIL_ID'),
    guardrailVersion: requireEnv('GUARDRAIL_VERSION'),
    client: bedrock,
  }),
  answers: {
    memory: new MemoryCache({ maxEntries: CACHE.memoryEntries, ttlMs: CACHE.memoryTtlMs, now }),
    cache: dynamodbResponseCache({
      tableName: requireEnv('RESPONSE_CACHE_TABLE_NAME'),
      ttlSeconds: Number(requireEnv('RESPONSE_CACHE_SECONDS')),
    }),
    flights: new SingleFlight(),
  },
  callbacks: dynamodbCallbacks({ tableName }),
  dialing: dynamodbDialing({ tableName, instanceId: requireEnv('CONNECT_INSTANCE_ID'), policy: dialingPolicy.line }),
  callers: rememberedCallers(dynamodbCallers({ tableName }), { maxEntries: CALLER.memoryEntries, ttlMs: CALLER.memoryTtlMs, now }),
  erasures: dynamodbErasures({ tableName }),
  scenarios: dynamodbScenarios({ tableName }),
  ahead: lambdaScenariosAhead({ functionArn: requireEnv('GENERATE_SCENARIO_ARN'), topics: dynamodbCallTopics({ tableName }) }),
  workflows: sfnWorkflows({
    callback: requireEnv('CALLBACK_STATE_MACHINE_ARN'),
    callMonitor: requireEnv('CALL_MONITOR_STATE_MACHINE_ARN'),
    eraseCaller: requireEnv('ERASE_CALLER_STATE_MACHINE_ARN'),
  }),
  reviews: dynamodbReviews({ tableName }),
  identityKey: powertoolsIdentityKey({ secretId: requireEnv('IDENTITY_KEY_SECRET_ARN') }),
  companyName: requireEnv('COMPANY_NAME'),
  allowedCountries: parseCountries(requireEnv('ALLOWED_COUNTRIES')),
  dialingPolicy,
  answerPolicies: parseAnswerPolicies(requireEnv('ANSWER_POLICIES'), 'default'),
  whenUnguarded: requireEnvOneOf('WHEN_UNGUARDED', 'withhold', 'speak'),
  now,
  report,
  record(record) {
    measure('turn', turnMetrics(record), turnProperties(record));
    sendSegments('conversation_processing', record.timeline);
  },
};

// Pays for credentials, signing and TLS of each client before the first caller is there: 20 ms of CPU and a round trip each; and takes along what is
// likely to be asked. Whatever is still on its way when the environment is frozen is the first turn's to wait for, or to ask for again. An environment
// that is started on demand has its caller already, and does nothing that their turn does not ask for.
if (process.env['AWS_LAMBDA_INITIALIZATION_TYPE'] === 'provisioned-concurrency') {
  void Promise.allSettled([
    ports.identityKey.read(),
    rememberLikely(ports.answers),
    ports.guardrail.check('Hello.', 'caller', AbortSignal.timeout(PRIME_MS)),
    Promise.resolve().then(prepareToReadNumbers),
  ]);
}

export const handler = instrument('LexFulfillment', (event: unknown, context) => fulfill(event, ports, context.getRemainingTimeInMillis()));
