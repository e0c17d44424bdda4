/**
 * State "Update Lead" of statemachines/call-monitor.asl.json.
 *
 *   in   { callbackId }
 *   out  { lead }: Salesforce's id, `none` for a callback that is erased or gone
 *   err  SalesforceUnavailable (retry), SalesforceRejected, InvalidInput (do not)
 */
import { dynamodbCallbacks } from '../shared/adapters/dynamodb-callbacks';
import { salesforceLeads } from '../shared/adapters/salesforce-leads';
import { parseCallbackInput } from '../shared/callback-input';
import { parseHandover } from '../shared/domain/handover';
import { requireEnv } from '../shared/env';
import { instrument } from '../shared/observability';
import { updateLead } from './update-lead';

const callbacks = dynamodbCallbacks({ tableName: requireEnv('TABLE_NAME') });
const leads = salesforceLeads({ secretId: requireEnv('SALESFORCE_SECRET_ARN'), ...parseHandover(requireEnv('HANDOVER')) });

export const handler = instrument('UpdateLead', (event: unknown) =>
  updateLead(parseCallbackInput(event).callbackId, { callbacks, leads }, Date),
);
