/**
 * State "Reconcile Outcome" of statemachines/call-monitor.asl.json.
 *
 *   in   { callbackId }
 *   out  { state } of the row, `GONE` when there is none anymore
 *   err  whatever the table or Connect answers (retry)
 */
import { connectContacts } from '../shared/adapters/connect-contacts';
import { dynamodbCallbacks } from '../shared/adapters/dynamodb-callbacks';
import { parseCallbackInput } from '../shared/callback-input';
import { requireEnv } from '../shared/env';
import { instrument } from '../shared/observability';
import { reconcileOutcome } from './reconcile-outcome';

const ports = {
  callbacks: dynamodbCallbacks({ tableName: requireEnv('TABLE_NAME') }),
  contacts: connectContacts({ instanceId: requireEnv('CONNECT_INSTANCE_ID') }),
};

export const handler = instrument('ReconcileOutcome', (event: unknown) =>
  reconcileOutcome(parseCallbackInput(event).callbackId, ports, Date),
);
