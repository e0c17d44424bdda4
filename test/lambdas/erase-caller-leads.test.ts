import { eraseCallerLeads } from '../../lambdas/erase-caller-leads/erase-caller-leads';
import { SalesforceUnavailable } from '../../lambdas/shared/domain/errors';
import type { CallbackOfCaller } from '../../lambdas/shared/ports/caller-items';
import type { ErasePass, RecordsOf } from '../../lambdas/shared/ports/sales-records';
import { NOW_MS, stoppedClock } from '../support/callback-row';
import { InMemoryErasures } from '../support/in-memory-erasures';

const ERASURE_ID = 'e'.repeat(32);
const [ADA, OTHER] = ['a'.repeat(32), 'b'.repeat(32)];
const NOTHING = { leads: 0, tasks: 0, handedOver: 0, resurrected: 0 };

async function scene({
  to = {},
  asked = [],
  counts = {},
}: Partial<{ to: Record<string, CallbackOfCaller[]>; asked: CallbackOfCaller[]; counts: Record<string, number> }>) {
  const erasures = new InMemoryErasures();
  await erasures.request({ erasureId: ERASURE_ID, callerId: ADA, requestedAt: NOW_MS });
  const seen: (RecordsOf & ErasePass)[] = [];
  const sales = { failure: undefined as Error | undefined };
  const ports = {
    erasures,
    items: {
      callbacksTo: async (callerId: string) => to[callerId] ?? [],
      callbacksAskedBy: async () => asked,
      countOf: async (callerId: string) => counts[callerId] ?? 0,
    },
    records: {
      async erase(records: RecordsOf, pass: ErasePass) {
        if (sales.failure) throw sales.failure;
        seen.push({ ...records, ...pass });
        return { ...NOTHING, leads: 1, tasks: records.attemptIds.length };
      },
    },
  };
  const clock = stoppedClock();
  return { erasures, seen, sales, clock, run: (pass: 1 | 2 = 1) => eraseCallerLeads({ erasureId: ERASURE_ID, pass }, ports, clock) };
}

describe('erasing the leads of a caller', () => {
  it('asks Salesforce for the lead of the number, and the task of every call', async () => {
    const own = { callbackId: '1'.repeat(32), callerId: ADA, requestedBy: ADA, attempt: 2 };
    const { run, seen, erasures } = await scene({ to: { [ADA]: [own] }, asked: [own] });
    expect(await run(2)).toEqual({ leads: 1, tasks: 2, handedOver: 0 });
    expect(seen).toEqual([
      {
        callerId: ADA,
        isOwn: true,
        isWhole: true,
        attemptIds: [`${own.callbackId}-1`, `${own.callbackId}-2`],
        erasureId: ERASURE_ID,
        pass: 2,
        now: NOW_MS,
      },
    ]);
    expect(await erasures.find(ERASURE_ID)).toMatchObject({ erased: { leads: 1, tasks: 2 } });
  });

  it('asks for the lead of somebody who was never promised anything: one may have been written and its row have ended', async () => {
    const { run, seen } = await scene({});
    await run();
    expect(seen).toMatchObject([{ callerId: ADA, isWhole: true, attemptIds: [] }]);
  });

  it.each<[string, CallbackOfCaller[], number, boolean]>([
    ['the whole lead of another number that only they had called', [], 1, true],
    ['their tasks alone where others asked as well', [{ callbackId: '2'.repeat(32), callerId: OTHER, requestedBy: OTHER }], 2, false],
    ['their tasks alone where there was more than is still known', [], 5, false],
  ])('erases %s', async (_what, others, count, isWhole) => {
    const elsewhere = { callbackId: '1'.repeat(32), callerId: OTHER, requestedBy: ADA, attempt: 1 };
    const { run, seen } = await scene({ to: { [OTHER]: [elsewhere, ...others] }, asked: [elsewhere], counts: { [OTHER]: count } });
    await run();
    expect(seen).toMatchObject([
      { callerId: ADA, isOwn: true, isWhole: true },
      { callerId: OTHER, isOwn: false, isWhole, attemptIds: [`${elsewhere.callbackId}-1`] },
    ]);
  });

  it('fails by name when Salesforce is away, so that the workflow goes on later', async () => {
    const { run, sales } = await scene({});
    sales.failure = new SalesforceUnavailable('503');
    await expect(run()).rejects.toMatchObject({ name: 'SalesforceUnavailable' });
  });

  it('goes on in another invocation when there is more than fits into one', async () => {
    const many = Array.from({ length: 3 }, (_, n) => ({
      callbackId: `${n}`.repeat(32),
      callerId: `${n}`.repeat(32),
      requestedBy: ADA,
      attempt: 1,
    }));
    const { run, clock, seen } = await scene({ asked: many });
    const now = clock.now;
    clock.now = () => clock.pass(6_000) && now();
    await expect(run()).rejects.toMatchObject({ name: 'MoreToErase' });
    expect(seen.length).toBeGreaterThan(0);
  });
});
