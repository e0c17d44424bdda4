import { type ProjectionPorts, projectLead } from '../shared/project-lead';

/** The lead, and the task of the attempt when it has ended, as the row stands. A callback that is erased or gone has none. */
export async function updateLead(callbackId: string, ports: ProjectionPorts, clock: { now(): number }): Promise<{ readonly lead: string }> {
  const row = await ports.callbacks.find(callbackId);
  const projected = row && (await projectLead(row, ports, clock.now()));
  return { lead: projected?.leadId ?? 'none' };
}
