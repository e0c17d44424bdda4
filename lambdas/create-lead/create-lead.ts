import { isEnded, isLeadPending } from '../shared/domain/callback';
import { InvalidInput } from '../shared/domain/errors';
import { type ProjectionPorts, projectLead } from '../shared/project-lead';

/**
 * The lead of a promise, made or brought up to date before the phone rings: safe to repeat. One that Salesforce has already is not sent again, and
 * what has happened since the first attempt is left to Update Lead: here somebody waits for a call.
 */
export async function createLead(callbackId: string, ports: ProjectionPorts, clock: { now(): number }): Promise<{ readonly lead: string }> {
  const row = await ports.callbacks.find(callbackId);
  if (!row) throw new InvalidInput(`no callback ${callbackId}`);
  if (row.state === 'ERASED') return { lead: 'none' };
  if (!isLeadPending(row) || isEnded(row) || row.attempt > 1) return { lead: row.leadId ?? 'pending' };
  const projected = await projectLead(row, ports, clock.now());
  return { lead: projected?.leadId ?? 'none' };
}
