import type { ConnectClient } from '@aws-sdk/client-connect';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { SFNClient } from '@aws-sdk/client-sfn';
import { connectContacts } from '../../lambdas/shared/adapters/connect-contacts';
import { dynamodbCallbacks } from '../../lambdas/shared/adapters/dynamodb-callbacks';
import { dynamodbDialing } from '../../lambdas/shared/adapters/dynamodb-dialing';
import { dynamodbScenarios } from '../../lambdas/shared/adapters/dynamodb-scenarios';
import { type Attempt, attemptOf } from '../../lambdas/shared/domain/attempt';
import type { Callback } from '../../lambdas/shared/domain/callback';
import { attemptIdOf } from '../../lambdas/shared/domain/ids';
import type { Scenario } from '../../lambdas/shared/domain/scenario';
import type { Standing } from '../../lambdas/shared/domain/standing';
import type { Contact } from '../../lambdas/shared/ports/contacts';
import type { DialingSwitch } from '../../lambdas/shared/ports/dialing';
import { config } from '../config';
import type { Whereabouts } from '../whereabouts';
import { callbacksOf, type Execution, monitorOf } from './executions';
import { type LogSource, logEvents } from './log-events';
import { salesforceRecords } from './salesforce';

/** All that is known of one callback, from everywhere it has left something. */
export interface Facts {
  /** Epoch ms, by AWS's own clock. */
  readonly now: number;
  readonly row: Callback;
  /** The newest one last: as it stands. */
  readonly attempts: readonly Attempt[];
  readonly standing: Standing;
  readonly dialing: DialingSwitch;
  readonly scenario: Scenario | undefined;
  readonly executions: readonly Execution[];
  readonly contacts: readonly Contact[];
  readonly lead: Record<string, unknown> | undefined;
  readonly tasks: readonly Record<string, unknown>[];
  /** What could not be read, and why. */
  readonly unread: readonly { readonly what: string; readonly why: string }[];
}

export interface Clients {
  readonly dynamodb: DynamoDBClient;
  readonly sfn: SFNClient;
  readonly connect: ConnectClient;
  readonly secrets: SecretsManagerClient;
  readonly logs: () => Promise<LogSource>;
}

const DEADLINE_MS = 10_000;

/** `undefined`: there is no such row. What else cannot be read is missing in the story, and said. */
export async function factsOf(callbackId: string, at: Whereabouts, clients: Clients, isPersonal: boolean): Promise<Facts | undefined> {
  const table = { tableName: at.tableName, client: clients.dynamodb, deadlineMs: DEADLINE_MS };
  const callbacks = dynamodbCallbacks(table);
  const row = await callbacks.find(callbackId);
  if (!row) return undefined;

  const unread: { what: string; why: string }[] = [];
  const unless = async <T>(what: string, otherwise: T, reading: () => Promise<T>): Promise<T> => {
    try {
      return await reading();
    } catch (error) {
      unread.push({ what, why: `${(error as Error).name}: ${(error as Error).message}` });
      return otherwise;
    }
  };
  const dialing = dynamodbDialing({ ...table, instanceId: at.connectInstanceId, policy: config.dialing.line });
  const earlier = await callbacks.attempts(callbackId, 1, row.attempt - 1);
  const attempts = [...earlier, attemptOf(row)];
  const contacts = connectContacts({ instanceId: at.connectInstanceId, client: clients.connect });
  const contactIds = [row.inboundContactId, ...attempts.map(({ contactId }) => contactId)].filter((id) => id !== undefined);
  const group = `/aws/vendedlogs/states/${at.callbackStateMachineArn.split(':').at(-1)}`;
  const monitorArn = at.callMonitorStateMachineArn;

  const [standing, state, scenario, monitor, runs, described, sales] = await Promise.all([
    dialing.standing(row.callerId),
    dialing.state(),
    dynamodbScenarios(table).find(callbackId),
    unless('the monitor', undefined, () => monitorOf(callbackId, monitorArn, clients.sfn)),
    unless(`the runs of callback (log group ${group})`, [], async () =>
      callbacksOf(await logEvents(group, callbackId, await clients.logs())),
    ),
    Promise.all(contactIds.map((id) => unless(`contact ${id}`, undefined, () => contacts.describe(id)))),
    unless('Salesforce', { lead: undefined, tasks: [] }, () => salesOf(row, at.salesforceSecretArn, clients.secrets, isPersonal)),
  ]);
  return {
    now: Date.now() + clients.dynamodb.config.systemClockOffset,
    ...{ row, attempts, standing, dialing: state.dialing, scenario, unread },
    executions: [...runs, ...(monitor ? [monitor] : [])].sort((one, other) => one.startedAt - other.startedAt),
    contacts: described.filter((contact) => contact !== undefined),
    ...sales,
  };
}

async function salesOf(row: Callback, secretId: string, secrets: SecretsManagerClient, isPersonal: boolean) {
  const records = await salesforceRecords(secretId, secrets, isPersonal);
  const lead = await records.lead(row.callerId);
  const numbers = Array.from({ length: row.attempt }, (_, index) => index + 1);
  const tasks = await Promise.all(numbers.map((attempt) => records.task(attemptIdOf(row.callbackId, attempt))));
  return { lead, tasks: tasks.filter((task) => task !== undefined) };
}
