/**
 * State "Reconcile Outcome" of statemachines/call-monitor.asl.json.
 *
 *   in   { callbackId }
 *   out  { state } of the row, `GONE` when there is none anymore
 *   err  whatever the table or Connect answers (retry)
 */
import { connectContacts } from '../shared/adapters/connect-contacts';
import { dynamodbCallbacks } from '../shared/adapters/dynamodb-callbacks';
import { dynamodbDialing } from '../shared/adapters/dynamodb-dialing';
import { parseCallbackInput } from '../shared/callback-input';
import { parseDialingPolicy } from '../shared/domain/dialing-policy';
import { requireEnv } from '../shared/env';
import { instrument } from '../shared/observability';
import { reconcileOutcome } from './reconcile-outcome';

const tableName = requireEnv('TABLE_NAME');
const instanceId = requireEnv('CONNECT_INSTANCE_ID');
const ports = {
  callbacks: dynamodbCallbacks({ tableName }),
  contacts: connectContacts({ instanceId }),
  dialing: dynamodbDialing({ tableName, instanceId, policy: parseDialingPolicy(requireEnv('DIALING_POLICY')).line }),
};

export const handler = instrument('ReconcileOutcome', (event: unknown) =>
  reconcileOutcome(parseCallbackInput(event).callbackId, ports, Date),
);
