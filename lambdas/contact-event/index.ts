/**
 * Connect's contact events of our outbound calls: EventBridge → SQS → here, one a batch.
 *
 *   in   an SQS event whose body is the EventBridge event
 *   out  { state } of the row, `ignored` when the event is about none of ours
 *   err  anything: SQS delivers again, five times, then the dead-letter queue
 */
import { connectContacts } from '../shared/adapters/connect-contacts';
import { dynamodbCallbacks } from '../shared/adapters/dynamodb-callbacks';
import { dynamodbDialing } from '../shared/adapters/dynamodb-dialing';
import { sfnWorkflows } from '../shared/adapters/sfn-workflows';
import { parseDialingPolicy } from '../shared/domain/dialing-policy';
import { requireEnv } from '../shared/env';
import { instrument } from '../shared/observability';
import { followContact, parseContactEvent } from './contact-event';

const tableName = requireEnv('TABLE_NAME');
const instanceId = requireEnv('CONNECT_INSTANCE_ID');
const ports = {
  callbacks: dynamodbCallbacks({ tableName }),
  dialing: dynamodbDialing({ tableName, instanceId, policy: parseDialingPolicy(requireEnv('DIALING_POLICY')).line }),
  contacts: connectContacts({ instanceId }),
  workflows: sfnWorkflows(),
};

export const handler = instrument('ContactEvent', async (event: unknown) => followContact(parseContactEvent(event), ports, Date));
