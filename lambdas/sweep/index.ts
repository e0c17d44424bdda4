/**
 * Scheduled every minute: repairs what every other path lost.
 *
 *   in   nothing that is read
 *   out  counts: open, monitored, started, reconciled, woken, projected, postponed, failed, errors by name
 *   err  whatever the table answers when the open rows cannot be listed; one row's failure is counted, not thrown
 */
import { connectContacts } from '../shared/adapters/connect-contacts';
import { dynamodbCallbacks } from '../shared/adapters/dynamodb-callbacks';
import { salesforceLeads } from '../shared/adapters/salesforce-leads';
import { sfnWorkflows } from '../shared/adapters/sfn-workflows';
import { requireEnv } from '../shared/env';
import { instrument, report } from '../shared/observability';
import { sweep } from './sweep';

const ports = {
  callbacks: dynamodbCallbacks({ tableName: requireEnv('TABLE_NAME') }),
  contacts: connectContacts({ instanceId: requireEnv('CONNECT_INSTANCE_ID') }),
  leads: salesforceLeads({ secretId: requireEnv('SALESFORCE_SECRET_ARN') }),
  workflows: sfnWorkflows({
    callback: requireEnv('CALLBACK_STATE_MACHINE_ARN'),
    callMonitor: requireEnv('CALL_MONITOR_STATE_MACHINE_ARN'),
  }),
};
const options = { clock: Date, sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)) };

export const handler = instrument('Sweep', async () => {
  const { errors, ...counts } = await sweep(ports, options);
  report('swept', {
    ...counts,
    errors: Object.entries(errors)
      .map(([name, count]) => `${name} ${count}`)
      .join(', '),
  });
  return { ...counts, errors };
});
