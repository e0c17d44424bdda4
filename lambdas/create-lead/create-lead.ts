import { InvalidInput } from '../shared/domain/errors';
import { type ProjectionPorts, projectLead } from '../shared/project-lead';

/** The lead as the row stands, made or brought up to date: safe to repeat. An erased callback gets none. */
export async function createLead(callbackId: string, ports: ProjectionPorts, clock: { now(): number }): Promise<{ readonly lead: string }> {
  const row = await ports.callbacks.find(callbackId);
  if (!row) throw new InvalidInput(`no callback ${callbackId}`);
  const projected = await projectLead(row, ports, clock.now());
  return { lead: projected?.leadId ?? 'none' };
}
