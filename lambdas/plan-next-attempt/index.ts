/**
 * State "Plan Next Attempt" of statemachines/call-monitor.asl.json.
 *
 *   in   { callbackId }
 *   out  { phase: due | waiting | ended, attempt, dueAt, waitSeconds, leadPending }
 *   err  whatever the table answers (retry)
 */
import { dynamodbCallbacks } from '../shared/adapters/dynamodb-callbacks';
import { dynamodbDialing } from '../shared/adapters/dynamodb-dialing';
import { parseCallbackInput } from '../shared/callback-input';
import { parseCountries } from '../shared/domain/dial-gate';
import { parseDialingPolicy } from '../shared/domain/dialing-policy';
import { requireEnv } from '../shared/env';
import { instrument } from '../shared/observability';
import { planNextAttempt } from './plan-next-attempt';

const tableName = requireEnv('TABLE_NAME');
const policy = parseDialingPolicy(requireEnv('DIALING_POLICY'));
const ports = {
  callbacks: dynamodbCallbacks({ tableName }),
  dialing: dynamodbDialing({ tableName, instanceId: requireEnv('CONNECT_INSTANCE_ID'), policy: policy.line }),
};
const options = { clock: Date, allowedCountries: parseCountries(requireEnv('ALLOWED_COUNTRIES')), policy };

export const handler = instrument('PlanNextAttempt', (event: unknown) =>
  planNextAttempt(parseCallbackInput(event).callbackId, ports, options),
);
