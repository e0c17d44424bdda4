/**
 * Block "request-callback" of the contact flows: a caller whom the bot does not understand has pressed 1.
 *
 *   in   Connect flow event
 *   out  { say }: what is said to the caller before the flow hangs up
 *   err  InvalidInput, for what no flow sends
 */

import type { BookingPorts } from '../lex-fulfillment/callback/ports';
import { dynamodbCallbacks } from '../shared/adapters/dynamodb-callbacks';
import { dynamodbDialing } from '../shared/adapters/dynamodb-dialing';
import { powertoolsIdentityKey } from '../shared/adapters/powertools-identity-key';
import { sfnWorkflows } from '../shared/adapters/sfn-workflows';
import { parseCountries } from '../shared/domain/dial-gate';
import { parseDialingPolicy } from '../shared/domain/dialing-policy';
import { requireEnv } from '../shared/env';
import { instrument, report } from '../shared/observability';
import { parseCaller, requestCallback } from './request-callback';

const tableName = requireEnv('TABLE_NAME');
const dialingPolicy = parseDialingPolicy(requireEnv('DIALING_POLICY'));

const ports: BookingPorts = {
  callbacks: dynamodbCallbacks({ tableName }),
  dialing: dynamodbDialing({ tableName, instanceId: requireEnv('CONNECT_INSTANCE_ID'), policy: dialingPolicy.line }),
  workflows: sfnWorkflows({
    callback: requireEnv('CALLBACK_STATE_MACHINE_ARN'),
    callMonitor: requireEnv('CALL_MONITOR_STATE_MACHINE_ARN'),
  }),
  identityKey: powertoolsIdentityKey({ secretId: requireEnv('IDENTITY_KEY_SECRET_ARN') }),
  allowedCountries: parseCountries(requireEnv('ALLOWED_COUNTRIES')),
  dialingPolicy,
  now: Date.now,
  report,
};

export const handler = instrument('RequestCallback', (event: unknown) => requestCallback(parseCaller(event), ports));
