import { closeErasure } from '../../lambdas/close-erasure/close-erasure';
import { NOW_MS, stoppedClock } from '../support/callback-row';
import { InMemoryErasures } from '../support/in-memory-erasures';

const ERASURE_ID = 'e'.repeat(32);

describe('closing an erasure', () => {
  const asked = async (erased = {}) => {
    const erasures = new InMemoryErasures();
    await erasures.request({ erasureId: ERASURE_ID, callerId: 'c'.repeat(32), requestedAt: NOW_MS });
    await erasures.add(ERASURE_ID, erased, NOW_MS);
    return erasures;
  };

  it('gives a receipt: what was erased, and what Atlas cannot erase', async () => {
    const receipt = await closeErasure(ERASURE_ID, await asked({ callbacks: 2, leads: 1, tasks: 3 }), stoppedClock(NOW_MS + 300_000));
    expect(receipt).toMatchObject({
      requestedAt: '2026-11-02T18:00:00.000Z',
      doneAt: '2026-11-02T18:05:00.000Z',
      erased: { callbacks: 2, leads: 1, tasks: 3, handedOver: 0 },
    });
    expect(receipt.notOurs.map((line) => line.split(':')[0])).toEqual(['Amazon Connect', 'DynamoDB', 'Salesforce']);
  });

  it('says what a person was asked to erase', async () => {
    const { notOurs } = await closeErasure(ERASURE_ID, await asked({ handedOver: 2 }), stoppedClock());
    expect(notOurs[0]).toMatch(/^Salesforce: 2 records that Atlas does not own/);
  });

  it('says the same when it is closed again', async () => {
    const erasures = await asked();
    const first = await closeErasure(ERASURE_ID, erasures, stoppedClock(NOW_MS + 1000));
    expect(await closeErasure(ERASURE_ID, erasures, stoppedClock(NOW_MS + 9000))).toEqual(first);
  });

  it('refuses one that nobody asked for', async () => {
    await expect(closeErasure('f'.repeat(32), await asked(), stoppedClock())).rejects.toThrow(/no erasure/);
  });
});
