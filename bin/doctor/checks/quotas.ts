import { GetAccountSettingsCommand, GetProvisionedConcurrencyConfigCommand } from '@aws-sdk/client-lambda';
import { ListServiceQuotasCommand, type ServiceQuota } from '@aws-sdk/client-service-quotas';
import { parseDialingPolicy } from '../../../lambdas/shared/domain/dialing-policy';
import type { Deployed } from '../deployment';
import { type Finding, judged, looked, unknown } from '../finding';

/** Below this, provisioned concurrency and a handful of callers leave nothing for the workflows. */
const LEAST_CONCURRENCY = 100;

/** What the account allows, against what the deployment takes. */
export async function quotas(deployed: Deployed): Promise<readonly Finding[]> {
  return (await Promise.all([lambdaConcurrency(deployed), warmEnvironments(deployed), connectQuotas(deployed)])).flat();
}

const lambdaConcurrency = ({ clients: { lambda } }: Deployed) =>
  looked('Lambda concurrency', 'ask for the permission lambda:GetAccountSettings', async () => {
    const { AccountLimit } = await lambda.send(new GetAccountSettingsCommand({}));
    const limit = AccountLimit?.ConcurrentExecutions ?? 0;
    return [
      judged(
        'Lambda concurrency',
        limit >= LEAST_CONCURRENCY,
        `${limit} executions at once`,
        `the account allows ${limit} executions at once, too few for warm environments: a new account starts with 10`,
        `aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384 --desired-value 1000`,
      ),
    ];
  });

const warmEnvironments = ({ clients: { lambda } }: Deployed) =>
  looked('warm environments', 'deploy the stack Atlas again, when the account allows enough concurrency', async () => {
    const config = await lambda.send(
      new GetProvisionedConcurrencyConfigCommand({ FunctionName: 'atlas-lex-fulfillment', Qualifier: 'live' }),
    );
    const { Status = 'unknown', RequestedProvisionedConcurrentExecutions: wanted, StatusReason = '' } = config;
    return [
      judged(
        'warm environments',
        Status !== 'FAILED',
        `${wanted} of atlas-lex-fulfillment, ${Status.toLowerCase()}`,
        `atlas-lex-fulfillment has none: ${StatusReason || Status}`,
        'raise the concurrency of the account, then deploy the stack Atlas again',
      ),
    ];
  });

/** Their names, since nobody here has seen their codes. */
async function connectQuotas({ clients, variable }: Deployed): Promise<readonly Finding[]> {
  const policy = parseDialingPolicy(variable('start-outbound-call', 'DIALING_POLICY')).line;
  return looked('Connect quotas', 'ask for the permission servicequotas:ListServiceQuotas', async () => {
    const listed: ServiceQuota[] = [];
    let NextToken: string | undefined;
    do {
      const page = await clients.quotas.send(new ListServiceQuotasCommand({ ServiceCode: 'connect', ...(NextToken && { NextToken }) }));
      listed.push(...(page.Quotas ?? []));
      NextToken = page.NextToken;
    } while (NextToken);
    const against = (check: string, name: RegExp, least: number, unit: string): Finding => {
      const quota = listed.find(({ QuotaName = '' }) => name.test(QuotaName));
      const where = 'Service Quotas console, Amazon Connect';
      if (quota?.Value === undefined)
        return unknown(check, `no quota of that name is listed, ${least} ${unit} are needed`, `look it up: ${where}`);
      return judged(
        check,
        quota.Value >= least,
        `${quota.Value} ${unit}`,
        `the account allows ${quota.Value} ${unit}, and bin/config.ts plans with ${least}`,
        `ask for more (${where}, "${quota.QuotaName}"), or plan with less: dialing.line in bin/config.ts`,
      );
    };
    return [
      against('calls at once', /concurrent.*(active )?calls per instance/i, policy.concurrentCalls, 'calls'),
      against('outbound calls a second', /StartOutboundVoiceContact/i, policy.callsPerSecond, 'a second'),
    ];
  });
}
