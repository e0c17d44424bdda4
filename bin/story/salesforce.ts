import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { API_VERSION, login } from '../../lambdas/shared/adapters/salesforce-leads/login';

export interface SalesforceRecords {
  /** By its caller's id; `undefined`: there is none. */
  lead(callerId: string): Promise<Record<string, unknown> | undefined>;
  task(attemptId: string): Promise<Record<string, unknown> | undefined>;
}

const DEADLINE_MS = 10_000;
const LEAD_FIELDS = 'Id,Status,Atlas_Version__c,IsConverted,ConvertedContactId,CreatedDate,LastModifiedDate';
const LEAD_PERSON = 'Name,Company,Phone,Description';
const TASK_FIELDS = 'Id,Status,Subject,CallDisposition,CallDurationInSeconds,ActivityDate,OwnerId,CreatedDate,LastModifiedDate';

/** What sales sees, as the integration user may read it. Personal fields are only asked for when they may be shown. */
export async function salesforceRecords(secretId: string, client: SecretsManagerClient, isPersonal: boolean): Promise<SalesforceRecords> {
  const clock = { now: () => Date.now() + client.config.systemClockOffset };
  const connection = await login(
    async () => {
      const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
      return JSON.parse(SecretString);
    },
    DEADLINE_MS,
    clock,
  );
  const read = async (path: string, fields: string) => {
    const url = `${connection.instanceUrl}/services/data/v${API_VERSION}/sobjects/${path}?fields=${fields}`;
    const headers = { authorization: `Bearer ${connection.accessToken}` };
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(DEADLINE_MS) });
    if (response.status === 404) return undefined;
    if (!response.ok) throw new Error(`Salesforce answered ${response.status}`);
    const { attributes: _attributes, ...record } = (await response.json()) as Record<string, unknown>;
    return record;
  };
  return {
    lead: (callerId) => read(`Lead/Atlas_Caller_Id__c/${callerId}`, isPersonal ? `${LEAD_FIELDS},${LEAD_PERSON}` : LEAD_FIELDS),
    task: (attemptId) => read(`Task/Atlas_Attempt_Id__c/${attemptId}`, TASK_FIELDS),
  };
}
