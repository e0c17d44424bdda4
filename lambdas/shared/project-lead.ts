import type { Callback } from './domain/callback';
import { callTaskOf, earlierTaskOf, hasCallTask, leadOf } from './domain/lead-projection';
import type { Callbacks } from './ports/callbacks';
import type { Leads } from './ports/leads';

export interface ProjectionPorts {
  readonly callbacks: Pick<Callbacks, 'find' | 'attempts' | 'markSynced'>;
  readonly leads: Leads;
}

/** A row that moves on faster than Salesforce answers is left to the next projection. */
const ROUNDS = 3;

/**
 * Makes Salesforce say what the row says: the lead, then the task of every attempt that has ended, then the row's syncedVersion. Every step is an
 * upsert, so whoever dies on the way is repeated by the next. An erased row is never projected: `undefined`.
 * The lead is fenced by its version, the tasks are not: a projection that was overtaken finds the newer row and writes that one over its own.
 * Errors: SalesforceUnavailable, SalesforceRejected.
 */
export async function projectLead(row: Callback, ports: ProjectionPorts, now: number): Promise<{ readonly leadId: string } | undefined> {
  let newest: Callback | undefined = row;
  let projected: { readonly leadId: string } | undefined;
  for (let round = 0; round < ROUNDS && newest && newest.state !== 'ERASED'; round++) {
    const current: Callback = newest;
    const from = round === 0 ? (current.syncedAttempt ?? 0) + 1 : row.attempt; // what was just overwritten is written again
    projected = await project(current, from, ports, now);
    newest = hasCallTask(current) ? await ports.callbacks.find(current.callbackId) : undefined;
    if (newest?.version === current.version) break;
  }
  return projected;
}

async function project(
  row: Callback,
  from: number,
  { callbacks, leads }: ProjectionPorts,
  now: number,
): Promise<{ readonly leadId: string }> {
  const earlier = await callbacks.attempts(row.callbackId, from, row.attempt - 1);
  const { leadId } = await leads.upsert(leadOf(row));
  for (const attempt of earlier) await leads.logCall(earlierTaskOf(row, attempt, now), leadId);
  if (hasCallTask(row)) await leads.logCall(callTaskOf(row, now), leadId);
  await callbacks.markSynced(row.callbackId, row.version, { leadId, attempt: row.attempt - 1 });
  return { leadId };
}
