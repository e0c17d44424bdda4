import { config } from '../../../../bin/config';
import { dynamodbCallbacks } from '../../../../lambdas/shared/adapters/dynamodb-callbacks';
import { dynamodbDialing } from '../../../../lambdas/shared/adapters/dynamodb-dialing';
import type { Callback } from '../../../../lambdas/shared/domain/callback';
import { slotIn } from '../../../../lambdas/shared/domain/dialer-line';
import type { Callbacks } from '../../../../lambdas/shared/ports/callbacks';
import type { Dialing } from '../../../../lambdas/shared/ports/dialing';
import { ServiceError } from '../../../../local/cloud/service';
import { CALLBACK_ID, callbackRow, NOW_MS } from '../../../support/callback-row';
import { dynamodbServer } from '../../../support/dynamodb-server';
import { InMemoryCallbacks } from '../../../support/in-memory-callbacks';
import { InMemoryDialing } from '../../../support/in-memory-dialing';

const LINE = config.dialing.line;
const ids = Array.from({ length: 14 }, (_, n) => n.toString(16).padStart(32, '0'));

/** One suite for the table and for the fake that stands in for it everywhere else. */
describe.each(['the table', 'the fake'])('the line of all calls, kept by %s', (which) => {
  let server: Awaited<ReturnType<typeof dynamodbServer>> | undefined;
  let callbacks: Callbacks;
  let dialing: Dialing;
  beforeEach(async () => {
    server = which === 'the table' ? await dynamodbServer() : undefined;
    if (server) {
      const options = { tableName: 'atlas', client: server.client, deadlineMs: 10_000 };
      callbacks = dynamodbCallbacks(options);
      dialing = dynamodbDialing({ ...options, instanceId: 'instance-1', policy: LINE });
    } else {
      const rows = new InMemoryCallbacks();
      callbacks = rows;
      dialing = new InMemoryDialing(rows);
    }
  });
  afterEach(() => server?.stop());

  async function requested(callbackId = CALLBACK_ID, changes: Partial<Callback> = {}): Promise<Callback> {
    const asked = await callbacks.request(callbackRow({ callbackId, callerId: `caller of ${callbackId}`, ...changes }), {
      quietUntil: 0,
      requestsPerCallerPerDay: 100,
    });
    if (asked.result === 'refused') throw new Error('refused');
    return asked.row;
  }

  /** As Start Outbound Call does it: looks until the line says no, or the claim succeeds. */
  async function dials(row: Callback, at = NOW_MS): Promise<'dials' | 'breaker' | 'lines' | 'pace' | 'moved'> {
    for (let look = 0; look < 30; look++) {
      const standing = await dialing.standing(row.callerId);
      const decision = slotIn(standing.line, LINE, at);
      if (!decision.isFree) return decision.because;
      if (await dialing.claim(row, { id: `claim of ${row.callbackId}`, at }, decision.slot, standing)) return 'dials';
      if ((await callbacks.find(row.callbackId))?.version !== row.version) return 'moved';
    }
    throw new Error('the line neither lets it go nor says why');
  }

  it('is empty at first, and says so to whoever asks about a number', async () => {
    expect(await dialing.standing('somebody')).toEqual({
      rings: [],
      quietUntil: 0,
      isSuppressed: false,
      isStopped: false,
      line: { position: 0, held: new Set(), paceAt: 0, calls: 0, callMs: 0, dialed: 0, failed: 0 },
    });
  });

  it('counts everybody who takes a place, however many at once', async () => {
    const lines = await Promise.all(ids.map(() => dialing.takePlace(NOW_MS)));
    expect(lines.map(({ position }) => position).sort((a, b) => a - b)).toEqual(ids.map((_, n) => n + 1));
    await dialing.leavePlace();
    expect((await dialing.state()).line).toMatchObject({ position: ids.length - 1, placedAt: NOW_MS });
  });

  it('lets five go at once, and then three every two seconds', async () => {
    const rows = await Promise.all(ids.map((callbackId) => requested(callbackId)));
    const outcomes = await Promise.all(rows.map((row) => dials(row)));
    expect(outcomes.filter((outcome) => outcome === 'dials')).toHaveLength(5);
    expect(outcomes.filter((outcome) => outcome === 'pace')).toHaveLength(9);

    const waiting = rows.filter((_row, n) => outcomes[n] === 'pace');
    expect(await dials(waiting[0] as Callback, NOW_MS + 660)).toBe('pace');
    expect(await dials(waiting[0] as Callback, NOW_MS + 670)).toBe('dials');
    expect(await dials(waiting[1] as Callback, NOW_MS + 670)).toBe('pace');
    expect(await dials(waiting[1] as Callback, NOW_MS + 1340)).toBe('dials');
  });

  it('has ten lines and no more, and a line that is given back is free again', async () => {
    const rows = await Promise.all(ids.map((callbackId) => requested(callbackId)));
    const at = (n: number) => NOW_MS + n * 1_000;
    const outcomes: string[] = [];
    for (const [n, row] of rows.entries()) outcomes.push(await dials(row, at(n)));
    expect(outcomes).toEqual([...Array(10).fill('dials'), ...Array(4).fill('lines')]);
    expect((await dialing.state()).line.held.size).toBe(10);

    const attemptId = `${ids[0]}-1`;
    expect(await Promise.all([dialing.release(attemptId, 61_000), dialing.release(attemptId, 61_000)])).toContain(true);
    expect(await dialing.release(attemptId, 61_000)).toBe(false);
    expect((await dialing.state()).line).toMatchObject({ calls: 1, callMs: 61_000 });
    expect(await dials(rows[10] as Callback, at(20))).toBe('dials');
  });

  it('forgets what calls took long ago', async () => {
    const row = await requested();
    for (let n = 0; n < 64; n++) {
      const standing = await dialing.standing(row.callerId);
      const before = (await callbacks.find(CALLBACK_ID)) as Callback;
      const slot = { isFull: n === 0, now: NOW_MS, paceMs: 1, paceLimit: NOW_MS + 1_000, absurdAt: NOW_MS + 90_000 };
      const claimed = (await dialing.claim(before, { id: `${n}`, at: NOW_MS }, slot, standing)) as Callback;
      await dialing.release(`${CALLBACK_ID}-1`, 1_000);
      await dialing.giveBack(claimed, `${n}`, { dueAt: row.dueAt, reason: 'again' }, []);
    }
    expect((await dialing.state()).line).toMatchObject({ calls: 32, callMs: 32_000 });
  });

  it('takes the place in the line, the ring of the number and the slot together, and gives them back together', async () => {
    const { position } = await dialing.takePlace(NOW_MS);
    const row = await requested(CALLBACK_ID, { place: position });
    expect(await dials(row)).toBe('dials');
    const claimed = (await callbacks.find(CALLBACK_ID)) as Callback;
    expect(await dialing.standing(row.callerId)).toMatchObject({
      rings: [NOW_MS],
      line: { position: 0, held: new Set([`${CALLBACK_ID}-1`]), dialed: 1 },
    });

    await dialing.giveBack(claimed, claimed.claim?.id ?? '', { dueAt: row.dueAt + 9, reason: 'no' }, []);
    expect(await dialing.standing(row.callerId)).toMatchObject({ rings: [], line: { position: 1, held: new Set() } });
    expect((await callbacks.find(CALLBACK_ID))?.place).toBeDefined();
  });

  it('takes nothing when the row has moved', async () => {
    const row = await requested();
    await callbacks.move(row, 'CANCELED', {});
    expect(await dials(row)).toBe('moved');
    expect((await dialing.state()).line).toMatchObject({ held: new Set(), paceAt: 0, dialed: 0 });
  });

  it('is stopped at once, also for whoever has already looked', async () => {
    const row = await requested();
    const standing = await dialing.standing(row.callerId);
    const decision = slotIn(standing.line, LINE, NOW_MS);
    expect((await dialing.state()).dialing).toEqual({ isStopped: false });
    await dialing.setStopped(true, { reason: 'an accident', at: NOW_MS });
    expect((await dialing.state()).dialing).toEqual({ isStopped: true, reason: 'an accident', at: NOW_MS });
    expect(decision.isFree && (await dialing.claim(row, { id: 'claim-1', at: NOW_MS }, decision.slot, standing))).toBeUndefined();
    expect((await dialing.standing(row.callerId)).isStopped).toBe(true);
    await dialing.setStopped(false, { reason: 'all is well', at: NOW_MS });
    expect(await dials(row)).toBe('dials');
  });

  it('breaks when six of ten dials fail, tries one after a minute, and recovers with it', async () => {
    const rows = await Promise.all(ids.map((callbackId) => requested(callbackId)));
    const at = (n: number) => NOW_MS + n * 1_000;
    for (let n = 0; n < 10; n++) {
      expect(await dials(rows[n] as Callback, at(n))).toBe('dials');
      await dialing.release(`${ids[n]}-1`, 1_000);
      if (n >= 4) await dialing.fails(at(n));
    }
    expect(await dials(rows[10] as Callback, at(11))).toBe('breaker');
    expect(await dials(rows[10] as Callback, at(9) + 60_001)).toBe('dials');
    expect(await dials(rows[11] as Callback, at(9) + 60_002)).toBe('breaker');
    await dialing.fails(at(70));
    expect(await dials(rows[11] as Callback, at(129))).toBe('breaker');
    expect(await dials(rows[11] as Callback, at(131))).toBe('dials');
    await dialing.recovers();
    expect(await dials(rows[12] as Callback, at(132))).toBe('dials');
    expect((await dialing.state()).line).not.toHaveProperty('brokenUntil');
  });

  it('forgets old dials in proportion, so that the latest ones decide', async () => {
    const row = await requested();
    const standing = await dialing.standing(row.callerId);
    const decision = slotIn(standing.line, LINE, NOW_MS);
    if (!decision.isFree) throw new Error('expected a free line');
    await dialing.claim(row, { id: 'claim-1', at: NOW_MS }, decision.slot, {
      ...standing,
      line: { ...standing.line, dialed: 20, failed: 4 },
    });
    expect((await dialing.state()).line).toMatchObject({ dialed: 11, failed: 2 });
  });

  it('believes no clock that ran ahead', async () => {
    const [one, other] = [await requested(ids[0]), await requested(ids[1])];
    expect(await dials(one, NOW_MS + 10 * 60_000)).toBe('dials');
    expect(await dials(other, NOW_MS)).toBe('dials');
  });

  it('is counted anew unless somebody has come or gone since', async () => {
    const line = await dialing.takePlace(NOW_MS);
    await dialing.takePlace(NOW_MS + 1);
    await dialing.correctPosition(line, 0);
    expect((await dialing.state()).line.position).toBe(2);
    await dialing.correctPosition((await dialing.state()).line, 0);
    expect((await dialing.state()).line.position).toBe(0);
  });
});

describe('the table of the line', () => {
  it('asks again for what a batch left out', async () => {
    const server = await dynamodbServer();
    const dialing = dynamodbDialing({ tableName: 'atlas', client: server.client, deadlineMs: 10_000, instanceId: 'i', policy: LINE });
    server.fail(new ServiceError('ThrottlingException', 'slow down'));
    expect(await dialing.standing('somebody')).toMatchObject({ isStopped: false });
    expect(server.operations).toEqual(['BatchGetItem', 'BatchGetItem']);
    await server.stop();
  });
});
