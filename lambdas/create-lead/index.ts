/**
 * State "Create Lead" of statemachines/callback.asl.json.
 *
 *   in   { callbackId }
 *   out  { lead }: Salesforce's id, `pending` when that is left to Update Lead, `none` for an erased callback
 *   err  SalesforceUnavailable (retry), SalesforceRejected, InvalidInput (do not)
 */
import { dynamodbCallbacks } from '../shared/adapters/dynamodb-callbacks';
import { salesforceLeads } from '../shared/adapters/salesforce-leads';
import { parseCallbackInput } from '../shared/callback-input';
import { parseHandover } from '../shared/domain/handover';
import { requireEnv } from '../shared/env';
import { instrument, keptWarm } from '../shared/observability';
import { createLead } from './create-lead';

const callbacks = dynamodbCallbacks({ tableName: requireEnv('TABLE_NAME') });
const leads = salesforceLeads({ secretId: requireEnv('SALESFORCE_SECRET_ARN'), ...parseHandover(requireEnv('HANDOVER')) });

export const handler = keptWarm(
  instrument('CreateLead', (event: unknown) => createLead(parseCallbackInput(event).callbackId, { callbacks, leads }, Date)),
);
