import { SalesforceUnavailable } from '../../lambdas/shared/domain/errors';
import { updateLead } from '../../lambdas/update-lead/update-lead';
import { CALLBACK_ID, callbackRow, stoppedClock } from '../support/callback-row';
import { InMemoryCallbacks } from '../support/in-memory-callbacks';
import { InMemoryLeads } from '../support/in-memory-leads';

const ports = () => ({ callbacks: new InMemoryCallbacks(), leads: new InMemoryLeads() });
const update = (scene: ReturnType<typeof ports>) => updateLead(CALLBACK_ID, scene, stoppedClock());

describe('updating a lead', () => {
  it('brings the lead and the task to where the callback stands', async () => {
    const scene = ports();
    scene.callbacks.put(callbackRow({ state: 'COMPLETED', outcome: 'answered', answeredAt: 1, endedAt: 2, version: 5, syncedVersion: 1 }));
    const { lead } = await update(scene);
    expect([...scene.leads.byCallerId.values()]).toEqual([expect.objectContaining({ leadId: lead, status: 'Working - Contacted' })]);
    expect([...scene.leads.tasks.values()]).toEqual([expect.objectContaining({ leadId: lead, status: 'Completed' })]);
    expect(scene.callbacks.rows.get(CALLBACK_ID)?.syncedVersion).toBe(5);
  });

  it('leaves the lead pending when Salesforce is down', async () => {
    const scene = ports();
    scene.callbacks.put(callbackRow({ state: 'NO_ANSWER', version: 5 }));
    scene.leads.failure = new SalesforceUnavailable('down');
    await expect(update(scene)).rejects.toBeInstanceOf(SalesforceUnavailable);
    expect(scene.callbacks.rows.get(CALLBACK_ID)?.syncedVersion).toBe(0);
  });

  it.each(['erased', 'gone'])('has nothing to update for a callback that is %s', async (which) => {
    const scene = ports();
    if (which === 'erased') scene.callbacks.put(callbackRow({ state: 'ERASED' }));
    expect(await update(scene)).toEqual({ lead: 'none' });
    expect(scene.leads.byCallerId.size).toBe(0);
  });
});
