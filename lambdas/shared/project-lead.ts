import type { Callback } from './domain/callback';
import { callTaskOf, hasCallTask, leadOf } from './domain/lead-projection';
import type { Callbacks } from './ports/callbacks';
import type { Leads } from './ports/leads';

export interface ProjectionPorts {
  readonly callbacks: Pick<Callbacks, 'find' | 'markSynced'>;
  readonly leads: Leads;
}

/** A row that moves on faster than Salesforce answers is left to the next projection. */
const ROUNDS = 3;

/**
 * Makes Salesforce say what the row says: the lead, then the task of the ended attempt, then the row's syncedVersion. Every step is an
 * upsert, so whoever dies on the way is repeated by the next. An erased row is never projected: `undefined`.
 * The lead is fenced by its version, the task is not: a projection that was overtaken finds the newer row and writes that one over its own.
 * Errors: SalesforceUnavailable, SalesforceRejected.
 */
export async function projectLead(row: Callback, ports: ProjectionPorts, now: number): Promise<{ readonly leadId: string } | undefined> {
  let newest: Callback | undefined = row;
  let projected: { readonly leadId: string } | undefined;
  for (let round = 0; round < ROUNDS && newest && newest.state !== 'ERASED'; round++) {
    const current: Callback = newest;
    projected = await project(current, ports, now);
    newest = hasCallTask(current) ? await ports.callbacks.find(current.callbackId) : undefined;
    if (newest?.version === current.version) break;
  }
  return projected;
}

async function project(row: Callback, { callbacks, leads }: ProjectionPorts, now: number): Promise<{ readonly leadId: string }> {
  const { leadId } = await leads.upsert(leadOf(row));
  if (hasCallTask(row)) await leads.logCall(callTaskOf(row, now), leadId);
  await callbacks.markSynced(row.callbackId, row.version);
  return { leadId };
}
