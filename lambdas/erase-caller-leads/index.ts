/**
 * State "Erase Caller Leads" of statemachines/erase-caller.asl.json.
 *
 *   in   { erasureId, pass }
 *   out  { leads, tasks, handedOver }: how many were erased this time
 *   err  SalesforceUnavailable, SalesforceRejected, MoreToErase (retry), InvalidInput (do not)
 */
import { dynamodbCallerItems } from '../shared/adapters/dynamodb-caller-items';
import { dynamodbErasures } from '../shared/adapters/dynamodb-erasures';
import { salesforceRecords } from '../shared/adapters/salesforce-records';
import { parseHandover } from '../shared/domain/handover';
import { requireEnv } from '../shared/env';
import { parseErasureInput } from '../shared/erasure-input';
import { instrument } from '../shared/observability';
import { eraseCallerLeads } from './erase-caller-leads';

const tableName = requireEnv('TABLE_NAME');
const ports = {
  erasures: dynamodbErasures({ tableName }),
  items: dynamodbCallerItems({ tableName }),
  records: salesforceRecords({ secretId: requireEnv('SALESFORCE_SECRET_ARN'), ...parseHandover(requireEnv('HANDOVER')) }),
};

export const handler = instrument('EraseCallerLeads', (event: unknown) => eraseCallerLeads(parseErasureInput(event), ports, Date));
