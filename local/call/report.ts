import type { ContactCenter } from '../contact-center';
import { statesOf } from '../services/sfn/history';
import type { ScriptedCall } from './scripted-call';

/** What `npm run call -- --json` ends with. Personal data on purpose: it is the answer to whoever made the call. */
export interface CallReport extends ScriptedCall {
  /** The last promise that was made. */
  readonly callback: { readonly callbackId: string; readonly state: string; readonly outcome?: string; readonly contactId?: string } | null;
  /** As Salesforce holds it. */
  readonly lead: Record<string, unknown> | null;
  readonly tasks: readonly Record<string, unknown>[];
  readonly executions: readonly {
    readonly stateMachine: string;
    readonly status: string;
    readonly states: readonly {
      readonly name: string;
      readonly enteredMs: number;
      readonly exitedMs: number | null;
      readonly error?: string;
    }[];
  }[];
  readonly templates: readonly { readonly name: string; readonly sha256: string }[];
  readonly faults: readonly { readonly what: string; readonly where: string }[];
}

export async function reportOf(center: ContactCenter, call: ScriptedCall): Promise<CallReport> {
  const executions = center.stateMachines.executions();
  const callbackId = executions
    .map(({ input }) => (JSON.parse(input) as { callbackId?: string }).callbackId)
    .findLast((id) => id !== undefined);
  const row = callbackId ? await readRow(center, callbackId) : undefined;
  const leads = center.salesforce.leads();
  return {
    ...call,
    callback: callbackId && row ? { callbackId, state: row['state'] ?? '', ...pick(row, 'outcome'), ...pick(row, 'contactId') } : null,
    lead: leads.find((lead) => lead['Atlas_Caller_Id__c'] === row?.['callerId']) ?? leads.at(-1) ?? null,
    tasks: center.salesforce.tasks(),
    executions: executions.map((execution) => ({
      stateMachine: execution.stateMachineName,
      status: execution.status,
      states: statesOf(execution.history),
    })),
    templates: center.cloud.templates,
    faults: center.faults(),
  };
}

/** The row as the table holds it, strings only. */
async function readRow(center: ContactCenter, callbackId: string): Promise<Record<string, string> | undefined> {
  const { Item } = await center.cloud.call({
    service: 'dynamodb',
    operation: 'GetItem',
    input: {
      TableName: center.cloud.outputs['AtlasData']?.['TableName'],
      Key: { PK: { S: `CALLBACK#${callbackId}` }, SK: { S: 'STATE' } },
    },
    principal: { kind: 'operator' },
  });
  return (
    Item &&
    Object.fromEntries(
      Object.entries(Item as Record<string, { S?: string; N?: string }>).map(([key, value]) => [key, value.S ?? value.N ?? '']),
    )
  );
}

const pick = (row: Record<string, string>, key: string): Record<string, string> => (row[key] ? { [key]: row[key] } : {});
