/**
 * State "Start Outbound Call" of statemachines/callback.asl.json.
 *
 *   in   { callbackId }
 *   out  { result, contactId?, reason?, dueAt? }, result one of
 *        placed · deferred (dueAt is the new one) · refused · failed · unclear · claimed · notDue · ended
 *   err  whatever the table answers; the machine takes it as `unclear`
 */
import { randomUUID } from 'node:crypto';
import { connectContacts } from '../shared/adapters/connect-contacts';
import { connectDialer } from '../shared/adapters/connect-dialer';
import { dynamodbCallbacks } from '../shared/adapters/dynamodb-callbacks';
import { dynamodbDialing } from '../shared/adapters/dynamodb-dialing';
import { sfnWorkflows } from '../shared/adapters/sfn-workflows';
import { parseCallbackInput } from '../shared/callback-input';
import { parseCountries } from '../shared/domain/dial-gate';
import { parseDialingPolicy } from '../shared/domain/dialing-policy';
import { requireEnv } from '../shared/env';
import { instrument, keptWarm, measure } from '../shared/observability';
import { startOutboundCall } from './start-outbound-call';

const tableName = requireEnv('TABLE_NAME');
const instanceId = requireEnv('CONNECT_INSTANCE_ID');
const policy = parseDialingPolicy(requireEnv('DIALING_POLICY'));
const ports = {
  callbacks: dynamodbCallbacks({ tableName }),
  dialing: dynamodbDialing({ tableName, instanceId, policy: policy.line }),
  contacts: connectContacts({ instanceId }),
  dialer: connectDialer({ instanceId, flowId: requireEnv('OUTBOUND_FLOW_ID'), sourcePhoneNumber: requireEnv('SOURCE_PHONE_NUMBER') }),
  workflows: sfnWorkflows(),
};
const options = {
  clock: Date,
  policy,
  allowedCountries: parseCountries(requireEnv('ALLOWED_COUNTRIES')),
  newClaimId: () => randomUUID(),
  random: () => Math.random(),
  pause: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
};

export const handler = keptWarm(
  instrument('StartOutboundCall', async (event: unknown) => {
    const started = await startOutboundCall(parseCallbackInput(event).callbackId, ports, options);
    measure('dial', [{ dimensions: { Result: started.result }, metrics: { Dials: [1, 'Count'] } }]);
    return started;
  }),
);
