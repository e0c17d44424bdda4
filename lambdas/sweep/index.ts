/**
 * Scheduled every minute: repairs what every other path lost.
 *
 *   in   nothing that is read
 *   out  counts: open, monitored, started, reconciled, woken, planned, released, recounted, projected, postponed, erasing, failed,
 *        errors by name
 *   err  whatever the table answers when the open rows cannot be listed; one row's failure is counted, not thrown
 */
import { connectContacts } from '../shared/adapters/connect-contacts';
import { dynamodbCallbacks } from '../shared/adapters/dynamodb-callbacks';
import { dynamodbDialing } from '../shared/adapters/dynamodb-dialing';
import { dynamodbErasures } from '../shared/adapters/dynamodb-erasures';
import { salesforceLeads } from '../shared/adapters/salesforce-leads';
import { sfnWorkflows } from '../shared/adapters/sfn-workflows';
import { parseCountries } from '../shared/domain/dial-gate';
import { parseDialingPolicy } from '../shared/domain/dialing-policy';
import { parseHandover } from '../shared/domain/handover';
import { requireEnv } from '../shared/env';
import { instrument, measure, report } from '../shared/observability';
import { gaugesOf, type Standings } from './gauges';
import { sweep } from './sweep';

const tableName = requireEnv('TABLE_NAME');
const instanceId = requireEnv('CONNECT_INSTANCE_ID');
const policy = parseDialingPolicy(requireEnv('DIALING_POLICY'));
const ports = {
  callbacks: dynamodbCallbacks({ tableName }),
  dialing: dynamodbDialing({ tableName, instanceId, policy: policy.line }),
  erasures: dynamodbErasures({ tableName }),
  contacts: connectContacts({ instanceId }),
  leads: salesforceLeads({ secretId: requireEnv('SALESFORCE_SECRET_ARN'), ...parseHandover(requireEnv('HANDOVER')) }),
  workflows: sfnWorkflows({
    callback: requireEnv('CALLBACK_STATE_MACHINE_ARN'),
    callMonitor: requireEnv('CALL_MONITOR_STATE_MACHINE_ARN'),
    eraseCaller: requireEnv('ERASE_CALLER_STATE_MACHINE_ARN'),
  }),
};
const options = {
  clock: Date,
  sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
  allowedCountries: parseCountries(requireEnv('ALLOWED_COUNTRIES')),
  policy,
  onStandings: (standings: Standings) => measure('standings', [gaugesOf(standings)]),
};

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
