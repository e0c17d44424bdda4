import { dynamodbErasures } from '../../../../lambdas/shared/adapters/dynamodb-erasures';
import type { Erasures } from '../../../../lambdas/shared/ports/erasures';
import { NOW_MS } from '../../../support/callback-row';
import { dynamodbServer } from '../../../support/dynamodb-server';
import { InMemoryErasures } from '../../../support/in-memory-erasures';

const ERASURE_ID = 'e'.repeat(32);
const WISH = { erasureId: ERASURE_ID, callerId: 'c'.repeat(32), requestedAt: NOW_MS };

/** One suite for the table and for the fake that stands in for it elsewhere. */
describe.each(['the table', 'the fake'])('wishes to be forgotten, kept by %s', (which) => {
  let server: Awaited<ReturnType<typeof dynamodbServer>> | undefined;
  let erasures: Erasures;
  let erasedAt: (callerId: string) => Promise<number>;
  beforeEach(async () => {
    server = which === 'the table' ? await dynamodbServer() : undefined;
    if (server) {
      const { client, item } = server;
      erasures = dynamodbErasures({ tableName: 'atlas', client, deadlineMs: 10_000 });
      erasedAt = async (callerId) => Number((await item(`SUPPRESS#${callerId}`, 'SUPPRESS'))?.['erasedAt']?.N);
    } else {
      const fake = new InMemoryErasures();
      erasures = fake;
      erasedAt = async (callerId) => Number(fake.suppressed.get(callerId)?.erasedAt);
    }
  });
  afterEach(() => server?.stop());

  it('are recorded together with the end of all calls to that number', async () => {
    const { result, erasure } = await erasures.request(WISH);
    expect({ result, erasure: await erasures.find(ERASURE_ID) }).toEqual({ result: 'recorded', erasure });
    expect(erasure).toMatchObject({ ...WISH, runs: 1, erased: { callbacks: 0, leads: 0 } });
    expect(await erasedAt(WISH.callerId)).toBe(WISH.requestedAt);
  });

  it('say when the number was last to be forgotten', async () => {
    await erasures.request(WISH);
    await erasures.request({ ...WISH, erasureId: 'f'.repeat(32), requestedAt: NOW_MS + 60_000 });
    expect(await erasedAt(WISH.callerId)).toBe(NOW_MS + 60_000);
  });

  it('are one wish, however often it is said', async () => {
    const { erasure } = await erasures.request(WISH);
    expect(await erasures.request({ ...WISH, requestedAt: NOW_MS + 5_000 })).toEqual({ result: 'known', erasure });
  });

  it('add up what was erased, and when somebody was last at work', async () => {
    await erasures.request(WISH);
    await erasures.add(ERASURE_ID, { callbacks: 2, items: 3 }, NOW_MS + 1_000);
    await erasures.add(ERASURE_ID, { callbacks: 0, items: 1, leads: 1 }, NOW_MS + 2_000);
    expect(await erasures.find(ERASURE_ID)).toMatchObject({
      workedAt: NOW_MS + 2_000,
      erased: { callbacks: 2, items: 4, leads: 1, tasks: 0, handedOver: 0, resurrected: 0 },
    });
  });

  it('are open, oldest first, until all is gone', async () => {
    const later = { ...WISH, erasureId: 'f'.repeat(32), requestedAt: NOW_MS + 60_000 };
    await erasures.request(later);
    await erasures.request(WISH);
    const idsOfOpen = async () => (await erasures.open(NOW_MS + 120_000, 10)).map(({ erasureId }) => erasureId);
    expect(await idsOfOpen()).toEqual([WISH.erasureId, later.erasureId]);
    await erasures.close(ERASURE_ID, NOW_MS + 90_000);
    await erasures.close(ERASURE_ID, NOW_MS + 95_000);
    expect(await idsOfOpen()).toEqual([later.erasureId]);
    expect(await erasures.find(ERASURE_ID)).toMatchObject({ doneAt: NOW_MS + 90_000 });
  });

  it('are started again by one starter only, and not when all is gone', async () => {
    const { erasure } = await erasures.request(WISH);
    expect(await erasures.startAgain(erasure, NOW_MS + 1_000)).toMatchObject({ runs: 2, workedAt: NOW_MS + 1_000 });
    expect(await erasures.startAgain(erasure, NOW_MS + 1_000)).toBeUndefined();
    await erasures.close(ERASURE_ID, NOW_MS + 2_000);
    expect(await erasures.startAgain({ ...erasure, runs: 2 }, NOW_MS + 3_000)).toBeUndefined();
  });
});
