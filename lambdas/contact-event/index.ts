/**
 * Connect's contact events of our outbound calls: EventBridge → SQS → here, one a batch.
 *
 *   in   an SQS event whose body is the EventBridge event
 *   out  { state } of the row, `ignored` when the event is about none of ours
 *   err  anything: SQS delivers again, five times, then the dead-letter queue
 */
import { connectContacts } from '../shared/adapters/connect-contacts';
import { dynamodbCallbacks } from '../shared/adapters/dynamodb-callbacks';
import { sfnWorkflows } from '../shared/adapters/sfn-workflows';
import { requireEnv } from '../shared/env';
import { instrument } from '../shared/observability';
import { followContact, parseContactEvent } from './contact-event';

const ports = {
  callbacks: dynamodbCallbacks({ tableName: requireEnv('TABLE_NAME') }),
  contacts: connectContacts({ instanceId: requireEnv('CONNECT_INSTANCE_ID') }),
  workflows: sfnWorkflows(),
};

export const handler = instrument('ContactEvent', async (event: unknown) => followContact(parseContactEvent(event), ports));
