/**
 * Block "check-in" of contactflows/outbound.flow.json: runs when the person picks up.
 *
 *   in   Connect flow event, contact attributes { callbackId, attempt }
 *   out  { decision: 'proceed' | 'stop', language, opening, callback, scenario }; the last two signed, for the Lex session
 *   err  none
 */
import { dynamodbCallbacks } from '../shared/adapters/dynamodb-callbacks';
import { dynamodbScenarios } from '../shared/adapters/dynamodb-scenarios';
import { powertoolsIdentityKey } from '../shared/adapters/powertools-identity-key';
import { requireEnv } from '../shared/env';
import { instrument, keptWarm, report } from '../shared/observability';
import { type CheckInPorts, checkIn, parseCheckIn } from './outbound-check-in';

const tableName = requireEnv('TABLE_NAME');

const ports: CheckInPorts = {
  callbacks: dynamodbCallbacks({ tableName }),
  scenarios: dynamodbScenarios({ tableName }),
  identityKey: powertoolsIdentityKey({ secretId: requireEnv('IDENTITY_KEY_SECRET_ARN') }),
  companyName: requireEnv('COMPANY_NAME'),
  now: Date.now,
  report,
};

export const handler = keptWarm(instrument('OutboundCheckIn', (event: unknown) => checkIn(parseCheckIn(event), ports)));
