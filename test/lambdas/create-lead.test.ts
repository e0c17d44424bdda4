import { createLead } from '../../lambdas/create-lead/create-lead';
import { InvalidInput } from '../../lambdas/shared/domain/errors';
import { CALLBACK_ID, callbackRow, stoppedClock } from '../support/callback-row';
import { InMemoryCallbacks } from '../support/in-memory-callbacks';
import { InMemoryLeads } from '../support/in-memory-leads';

const ports = () => ({ callbacks: new InMemoryCallbacks(), leads: new InMemoryLeads() });
const create = (scene: ReturnType<typeof ports>) => createLead(CALLBACK_ID, scene, stoppedClock());

describe('creating a lead', () => {
  it('makes one lead when the state machine retries the same callback', async () => {
    const scene = ports();
    scene.callbacks.put(callbackRow());
    const [first, second] = [await create(scene), await create(scene)];
    expect(second).toEqual(first);
    expect(scene.leads.byCallerId.size).toBe(1);
  });

  it('makes one lead for a person who asks twice, and shows the newer request', async () => {
    const scene = ports();
    scene.callbacks.put(callbackRow({ useCase: 'the first thing' }));
    const first = await create(scene);
    scene.callbacks.put(callbackRow({ ordinal: 2, useCase: 'the second thing' }));
    expect(await create(scene)).toEqual(first);
    expect([...scene.leads.byCallerId.values()]).toEqual([
      expect.objectContaining({ description: expect.stringContaining('second thing') }),
    ]);
  });

  it('makes none for an erased callback', async () => {
    const scene = ports();
    scene.callbacks.put(callbackRow({ state: 'ERASED' }));
    expect(await create(scene)).toEqual({ lead: 'none' });
    expect(scene.leads.byCallerId.size).toBe(0);
  });

  it('asks nothing of Salesforce that it has already', async () => {
    const scene = ports();
    scene.callbacks.put(callbackRow());
    const first = await create(scene);
    scene.leads.failure = new Error('nobody should ask');
    expect(await create(scene)).toEqual(first);
  });

  it.each([{ attempt: 2 }, { state: 'COMPLETED' as const }])(
    'leaves the rest to Update Lead while somebody waits for a call: %j',
    async (changes) => {
      const scene = ports();
      scene.callbacks.put(callbackRow(changes));
      expect(await create(scene)).toEqual({ lead: 'pending' });
      expect(scene.leads.byCallerId.size).toBe(0);
    },
  );

  it('does not retry what is not there', async () => {
    await expect(create(ports())).rejects.toBeInstanceOf(InvalidInput);
  });
});
