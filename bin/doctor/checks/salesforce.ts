import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { API_VERSION, login } from '../../../lambdas/shared/adapters/salesforce-leads/login';
import type { Deployed } from '../deployment';
import { type Finding, judged, looked, ok, unknown, wrong } from '../finding';

const DEADLINE_MS = 10_000;
const ADMIN = 'salesforce/README.md';
const RULE = 'Atlas_Version_May_Not_Decrease';
const STATUSES = ['Open - Not Contacted', 'Working - Contacted'];

interface Described {
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly deletable: boolean;
  readonly fields: readonly {
    readonly name: string;
    readonly externalId?: boolean;
    readonly unique?: boolean;
    readonly updateable?: boolean;
    readonly picklistValues?: readonly { readonly value: string; readonly active?: boolean }[];
  }[];
}

type Read = <Answer>(path: string) => Promise<Answer>;

/** The login of the integration user, and what of salesforce/ its org has: as that user sees it, since that is what counts. */
export async function salesforce(deployed: Deployed): Promise<readonly Finding[]> {
  const { read, finding } = await loggedIn(deployed);
  if (!read) return [finding];
  const objects = await looked('Salesforce objects', `step 1 and 4 of ${ADMIN}`, async () => {
    const [lead, task] = [await read<Described>('/sobjects/Lead/describe'), await read<Described>('/sobjects/Task/describe')];
    return [
      externalId('Lead.Atlas_Caller_Id__c', lead),
      externalId('Task.Atlas_Attempt_Id__c', task),
      ...version(lead),
      ...statuses(lead),
      permissions(lead, task),
    ];
  });
  return [finding, ...objects, ...(await rule(read))];
}

async function loggedIn({ clients: { secrets }, variable }: Deployed): Promise<{ readonly finding: Finding; readonly read?: Read }> {
  const clock = { now: () => Date.now() + secrets.config.systemClockOffset };
  let isRead = false;
  try {
    const connection = await login(
      async () => {
        const { SecretString = '' } = await secrets.send(
          new GetSecretValueCommand({ SecretId: variable('sweep', 'SALESFORCE_SECRET_ARN') }),
        );
        isRead = true;
        return JSON.parse(SecretString);
      },
      DEADLINE_MS,
      clock,
    );
    const read: Read = async (path) => {
      const response = await fetch(`${connection.instanceUrl}/services/data/v${API_VERSION}${path}`, {
        headers: { authorization: `Bearer ${connection.accessToken}` },
        signal: AbortSignal.timeout(DEADLINE_MS),
      });
      if (!response.ok) throw new Error(`Salesforce answered ${response.status} to ${path.split('?')[0]}`);
      return response.json() as Promise<never>;
    };
    return { finding: ok('Salesforce login', new URL(connection.instanceUrl).hostname), read };
  } catch (thrown) {
    const { name, message } = thrown as Error;
    if (!isRead && name === 'ResourceNotFoundException')
      return { finding: wrong('Salesforce login', 'its secret has no value', `put it: step 5 of ${ADMIN}`) };
    if (thrown instanceof SyntaxError)
      return { finding: wrong('Salesforce login', 'its secret is not JSON', `put it again: step 5 of ${ADMIN}`) };
    const fix = `invalid_grant: the certificate, the user or its approval, steps 2 to 4 of ${ADMIN}; invalid_client_id: the consumer key; a wrong key: put the secret again, step 5`;
    return { finding: wrong('Salesforce login', message, fix) };
  }
}

function externalId(name: string, { fields }: Described): Finding {
  const field = fields.find((each) => name.endsWith(`.${each.name}`));
  if (!field)
    return wrong(name, 'the integration user sees no such field', `deploy it and assign the permission set: steps 1 and 4 of ${ADMIN}`);
  return judged(
    name,
    field.externalId === true && field.unique === true && field.updateable === true,
    'External ID, Unique, writable',
    `External ID ${field.externalId}, Unique ${field.unique}, writable ${field.updateable}: leads or tasks would be there twice`,
    `deploy the field as it is in salesforce/: step 1 of ${ADMIN}`,
  );
}

const version = ({ fields }: Described): readonly Finding[] => [
  judged(
    'Lead.Atlas_Version__c',
    fields.some(({ name, updateable }) => name === 'Atlas_Version__c' && updateable === true),
    'writable',
    'the integration user cannot write it: every lead is refused',
    `deploy it and assign the permission set: steps 1 and 4 of ${ADMIN}`,
  ),
];

function statuses({ fields }: Described): readonly Finding[] {
  const values = fields.find(({ name }) => name === 'Status')?.picklistValues ?? [];
  const missing = STATUSES.filter((status) => !values.some(({ value, active }) => value === status && active !== false));
  const fix = 'add them to the Lead Status values: Setup, Object Manager, Lead, Fields';
  return [judged('Lead Status values', missing.length === 0, STATUSES.join(', '), `missing: ${missing.join(', ')}`, fix)];
}

function permissions(lead: Described, task: Described): Finding {
  const lacks = [
    ...(lead.createable && lead.updateable ? [] : ['create and edit leads']),
    ...(task.createable && task.updateable ? [] : ['create and edit tasks']),
    ...(lead.deletable && task.deletable ? [] : ['delete what it made, which every erasure needs']),
  ];
  const fix = `assign the permission set Atlas Integration as it is in salesforce/: steps 1 and 4 of ${ADMIN}`;
  return judged(
    'Salesforce permissions',
    lacks.length === 0,
    'leads and tasks',
    `the integration user may not ${lacks.join(', nor ')}`,
    fix,
  );
}

/** Only who may look at the setup sees it; an integration user need not. */
async function rule(read: Read): Promise<readonly Finding[]> {
  const fix = `Setup, Object Manager, Lead, Validation Rules: ${RULE} has to be there and active`;
  try {
    const soql = encodeURIComponent(`SELECT Active FROM ValidationRule WHERE ValidationName = '${RULE}'`);
    const { records } = await read<{ readonly records: readonly { readonly Active: boolean }[] }>(`/tooling/query?q=${soql}`);
    const [found] = records;
    const otherwise = `${RULE} is ${found ? 'not active' : 'not there'}: a late write would undo a newer one`;
    return [judged('validation rule', found?.Active === true, `${RULE} is active`, otherwise, fix)];
  } catch (error) {
    return [unknown('validation rule', `the integration user may not look: ${(error as Error).message}`, fix)];
  }
}
