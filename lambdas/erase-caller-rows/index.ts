/**
 * State "Erase Caller Rows" of statemachines/erase-caller.asl.json.
 *
 *   in   { erasureId, pass }
 *   out  { callbacks, items }: how many were erased this time
 *   err  MoreToErase (retry: it goes on), InvalidInput (do not)
 */
import { dynamodbCallerItems } from '../shared/adapters/dynamodb-caller-items';
import { dynamodbDialing } from '../shared/adapters/dynamodb-dialing';
import { dynamodbErasures } from '../shared/adapters/dynamodb-erasures';
import { sfnWorkflows } from '../shared/adapters/sfn-workflows';
import { parseDialingPolicy } from '../shared/domain/dialing-policy';
import { requireEnv } from '../shared/env';
import { parseErasureInput } from '../shared/erasure-input';
import { instrument } from '../shared/observability';
import { eraseCallerRows } from './erase-caller-rows';

const tableName = requireEnv('TABLE_NAME');
const policy = parseDialingPolicy(requireEnv('DIALING_POLICY')).line;
const ports = {
  erasures: dynamodbErasures({ tableName }),
  items: dynamodbCallerItems({ tableName }),
  dialing: dynamodbDialing({ tableName, instanceId: requireEnv('CONNECT_INSTANCE_ID'), policy }),
  workflows: sfnWorkflows(),
};

export const handler = instrument('EraseCallerRows', (event: unknown) => eraseCallerRows(parseErasureInput(event), ports, Date));
