import { config } from '../../../../bin/config';
import { dynamodbCallbacks } from '../../../../lambdas/shared/adapters/dynamodb-callbacks';
import { OPEN_SHARDS } from '../../../../lambdas/shared/adapters/dynamodb-callbacks/callback-row';
import { dynamodbDialing } from '../../../../lambdas/shared/adapters/dynamodb-dialing';
import { type Callback, type CallbackState, RANK } from '../../../../lambdas/shared/domain/callback';
import { slotIn } from '../../../../lambdas/shared/domain/dialer-line';
import type { Callbacks, Evidence, RequestTerms } from '../../../../lambdas/shared/ports/callbacks';
import type { Claim, Dialing } from '../../../../lambdas/shared/ports/dialing';
import { ServiceError } from '../../../../local/cloud/service';
import { CALLBACK_ID, callbackRow, NOW_MS, NOW_SECONDS } from '../../../support/callback-row';
import { dynamodbServer } from '../../../support/dynamodb-server';
import { InMemoryCallbacks } from '../../../support/in-memory-callbacks';
import { InMemoryDialing } from '../../../support/in-memory-dialing';

interface Subject {
  readonly callbacks: Callbacks;
  readonly dialing: Dialing;
  /** As DynamoDB holds it. */
  readonly item: (PK: string, SK: string) => Promise<Record<string, unknown> | undefined>;
  readonly server: Awaited<ReturnType<typeof dynamodbServer>> | undefined;
}

const STATES = Object.keys(RANK) as CallbackState[];
const CLAIM = { id: 'claim-1', at: NOW_MS };
const TERMS: RequestTerms = { quietUntil: 0, requestsPerCallerPerDay: 100 };
/** Wide enough to be in nobody's way here. */
const LINE = { ...config.dialing.line, callsPerSecond: 1000, burst: 1000, concurrentCalls: 1000 };
const ids = Array.from({ length: 12 }, (_, n) => n.toString(16).padStart(32, '0'));

/** One suite for the table and for the fake that stands in for it everywhere else. */
describe.each(['the table', 'the fake'])('the promises, kept by %s', (which) => {
  let subject: Subject;
  beforeEach(async () => {
    const server = which === 'the table' ? await dynamodbServer() : undefined;
    if (server) {
      const options = { tableName: 'atlas', client: server.client, deadlineMs: 10_000 };
      const dialing = dynamodbDialing({ ...options, instanceId: 'instance-1', policy: LINE });
      subject = { callbacks: dynamodbCallbacks(options), dialing, item: server.item, server };
    } else {
      const callbacks = new InMemoryCallbacks();
      subject = { callbacks, dialing: new InMemoryDialing(callbacks, LINE), item: async () => undefined, server };
    }
  });
  afterEach(() => subject.server?.stop());

  const ask = (changes: Partial<Callback> = {}, terms: Partial<RequestTerms> = {}) =>
    subject.callbacks.request(callbackRow(changes), { ...TERMS, ...terms });
  /** Each for a number of its own, unless said otherwise: a number has one live callback. */
  const requested = async (changes: Partial<Callback> = {}): Promise<Callback> => {
    const asked = await ask({ ...(changes.callbackId && { callerId: `caller of ${changes.callbackId}` }), ...changes });
    if (asked.result === 'refused') throw new Error(`refused because of ${asked.because}`);
    return asked.row;
  };
  /** As Start Outbound Call does it. */
  const claim = async (callbackId: string, claiming: Claim): Promise<Callback | undefined> => {
    const row = await subject.callbacks.find(callbackId);
    if (!row) return undefined;
    const standing = await subject.dialing.standing(row.callerId);
    const decision = slotIn(standing.line, LINE, claiming.at);
    return decision.isFree ? subject.dialing.claim(row, claiming, decision.slot, standing) : undefined;
  };
  const stateNow = async () => (await subject.callbacks.find(CALLBACK_ID))?.state;

  /** Walks a fresh row to the state by the moves that lead there. */
  async function standing(state: CallbackState, evidence: Evidence = {}, callbackId = CALLBACK_ID): Promise<Callback> {
    const row = await requested({ callbackId });
    if (state === 'REQUESTED') return row;
    if (state === 'DIALING') return (await claim(callbackId, CLAIM)) as Callback;
    return (await subject.callbacks.move(row, state, evidence)) as Callback;
  }

  it('reads back what was promised, and nothing where nothing was', async () => {
    const row = await requested({ inboundContactId: 'inbound-1' });
    expect(await subject.callbacks.find(CALLBACK_ID)).toEqual(row);
    expect(row).toMatchObject({ state: 'REQUESTED', rank: 1, attempt: 1, ordinal: 1, version: 1, syncedVersion: 0, deferrals: 0 });
    expect(await subject.callbacks.find('ffffffffffffffffffffffffffffffff')).toBeUndefined();
  });

  it('gives a repeated request the row as it stands, untouched', async () => {
    await standing('DIALED', { contactId: 'contact-1' });
    const again = await requested({ useCase: 'something else' });
    expect(again).toMatchObject({ state: 'DIALED', contactId: 'contact-1', useCase: 'answering support calls at night' });
    expect(await subject.callbacks.find(CALLBACK_ID)).toEqual(again);
  });

  it('counts the callbacks of one number, so that the next one outranks the last in Salesforce', async () => {
    const other = await requested({ callbackId: ids[1] as string, callerId: 'somebody-else' });
    const first = await requested();
    await subject.callbacks.move(first, 'CANCELED', {});
    const second = await ask({ callbackId: ids[3] as string }, { liveCallbackId: CALLBACK_ID });
    expect([other.ordinal, first.ordinal, second.result === 'promised' && second.row.ordinal]).toEqual([1, 1, 2]);
  });

  it.each(STATES)('moves from %s only upward', async (from) => {
    for (const [n, to] of STATES.entries()) {
      const row = await standing(from, {}, ids[n]);
      const moved = await subject.callbacks.move(row, to, {});
      const isAllowed = RANK[to] > RANK[from] && (!['REFUSED', 'CANCELED'].includes(to) || from === 'REQUESTED');
      expect([to, moved?.state]).toEqual([to, isAllowed ? to : undefined]);
      expect(await subject.callbacks.find(row.callbackId)).toEqual(isAllowed ? { ...moved, version: row.version + 1 } : row);
    }
  });

  it('leaves a row of another attempt alone, but for an erasure', async () => {
    await standing('DIALED');
    expect(await subject.callbacks.move({ callbackId: CALLBACK_ID, attempt: 2 }, 'COMPLETED', {})).toBeUndefined();
    expect(await subject.callbacks.move({ callbackId: CALLBACK_ID, attempt: 0 }, 'COMPLETED', {})).toBeUndefined();
    expect(await stateNow()).toBe('DIALED');
    expect(await subject.callbacks.move({ callbackId: CALLBACK_ID, attempt: 2 }, 'ERASED', {})).toMatchObject({ state: 'ERASED' });
  });

  it('moves nothing that is not there', async () => {
    expect(await subject.callbacks.move({ callbackId: CALLBACK_ID, attempt: 1 }, 'COMPLETED', {})).toBeUndefined();
    expect(await subject.callbacks.move({ callbackId: CALLBACK_ID, attempt: 1 }, 'ERASED', {})).toBeUndefined();
    expect(await claim(CALLBACK_ID, CLAIM)).toBeUndefined();
    await subject.callbacks.markSynced(CALLBACK_ID, 3);
    await expect(subject.callbacks.saveToken(CALLBACK_ID, 'token')).rejects.toThrow(`no callback ${CALLBACK_ID}`);
    expect(await subject.callbacks.find(CALLBACK_ID)).toBeUndefined();
  });

  it('keeps what the row knew first on the way up', async () => {
    const row = await standing('ANSWERED', { contactId: 'contact-1', answeredAt: 1 });
    await subject.callbacks.move(row, 'COMPLETED', { contactId: 'contact-2', answeredAt: 2, endedAt: 3, outcome: 'answered' });
    expect(await subject.callbacks.find(CALLBACK_ID)).toMatchObject({
      contactId: 'contact-1',
      answeredAt: 1,
      endedAt: 3,
      outcome: 'answered',
    });
  });

  it('believes late evidence over whoever gave up', async () => {
    const row = await standing('UNKNOWN', { reason: 'no sign of the call', endedAt: 1 });
    await subject.callbacks.move(row, 'COMPLETED', { contactId: 'contact-1', endedAt: 3, outcome: 'answered' });
    const corrected = await subject.callbacks.find(CALLBACK_ID);
    expect(corrected).toMatchObject({ state: 'COMPLETED', contactId: 'contact-1', endedAt: 3, version: 3 });
    expect(corrected).not.toHaveProperty('reason');
  });

  it('says why for the state it is in, not for an earlier one', async () => {
    const row = await requested();
    await subject.callbacks.defer(row, { dueAt: NOW_SECONDS + 5, reason: 'the caller is still on the line' });
    expect(await claim(CALLBACK_ID, { id: 'claim-1', at: NOW_MS + 5_000 })).not.toHaveProperty('reason');
    expect(await subject.callbacks.move(row, 'FAILED', { reason: 'the number is not in service' })).toMatchObject({
      reason: 'the number is not in service',
    });
  });

  it('is claimed once it is due, and by one of twenty', async () => {
    await requested({ dueAt: NOW_SECONDS + 1 });
    expect(await claim(CALLBACK_ID, { id: 'early', at: NOW_MS + 999 })).toBeUndefined();
    const claims = await Promise.all(Array.from({ length: 20 }, (_, n) => claim(CALLBACK_ID, { id: `claim-${n}`, at: NOW_MS + 1_000 })));
    const won = claims.filter((row) => row !== undefined);
    expect(won).toHaveLength(1);
    expect(won[0]).toEqual(await subject.callbacks.find(CALLBACK_ID));
    expect(won[0]).toMatchObject({ state: 'DIALING', rank: 2, claim: { at: NOW_MS + 1_000 }, version: 2 });
  });

  it('is given back by the holder of the claim only, and only while nothing else is known', async () => {
    await requested();
    const claimed = (await claim(CALLBACK_ID, CLAIM)) as Callback;
    const deferral = { dueAt: NOW_SECONDS + 12, reason: 'Connect takes no more calls at the moment' };
    expect(await subject.dialing.giveBack(claimed, 'somebody-else', deferral, [])).toBeUndefined();
    const back = await subject.dialing.giveBack(claimed, 'claim-1', deferral, []);
    expect(back).toMatchObject({ state: 'REQUESTED', rank: 1, deferrals: 1, version: 3, ...deferral });
    expect(back).not.toHaveProperty('claim');
    expect(await subject.dialing.giveBack(claimed, 'claim-1', deferral, [])).toBeUndefined();

    const again = (await claim(CALLBACK_ID, { id: 'claim-2', at: NOW_MS + 12_000 })) as Callback;
    await subject.callbacks.move(again, 'DIALED', { contactId: 'contact-1' });
    expect(await subject.dialing.giveBack(again, 'claim-2', deferral, [])).toBeUndefined();
    expect(await stateNow()).toBe('DIALED');
  });

  it('is deferred to a later time only, and not once it is dialled', async () => {
    const row = await requested();
    expect(await subject.callbacks.defer(row, { dueAt: NOW_SECONDS, reason: 'no' })).toBeUndefined();
    expect(await subject.callbacks.defer({ ...row, attempt: 2 }, { dueAt: NOW_SECONDS + 5, reason: 'no' })).toBeUndefined();
    const deferred = await subject.callbacks.defer(row, { dueAt: NOW_SECONDS + 5, reason: 'the line' });
    expect(deferred).toMatchObject({ dueAt: NOW_SECONDS + 5, reason: 'the line', version: 2, deferrals: 0 });
    await claim(CALLBACK_ID, { id: 'claim-1', at: NOW_MS + 5_000 });
    expect(await subject.callbacks.defer(row, { dueAt: NOW_SECONDS + 60, reason: 'no' })).toBeUndefined();
  });

  it('is deferred quietly, in or out of the line', async () => {
    const row = await requested({ place: 4 });
    const quiet = await subject.callbacks.defer(row, { dueAt: NOW_SECONDS + 5, reason: 'all lines are busy', isQuiet: true });
    expect(quiet).toMatchObject({ dueAt: NOW_SECONDS + 5, version: 1, place: 4 });
    const out = await subject.callbacks.defer(row, { dueAt: NOW_SECONDS + 9, reason: 'it is night', leavesLine: true });
    expect(out).toMatchObject({ version: 2 });
    expect(out).not.toHaveProperty('place');
    expect(await subject.callbacks.defer(row, { dueAt: NOW_SECONDS + 12, reason: 'all lines are busy', place: 7 })).toMatchObject({
      place: 7,
    });
  });

  it('is moved to another time by the caller, also an earlier one, while nobody dials', async () => {
    const row = await requested({ dueAt: NOW_SECONDS + 3600, place: 4 });
    expect(await subject.callbacks.reschedule(row, NOW_SECONDS + 3600)).toBeUndefined();
    const moved = await subject.callbacks.reschedule(row, NOW_SECONDS);
    expect(moved).toMatchObject({ dueAt: NOW_SECONDS, version: 2 });
    expect(moved).not.toHaveProperty('place');
    await claim(CALLBACK_ID, CLAIM);
    expect(await subject.callbacks.reschedule(row, NOW_SECONDS + 60)).toBeUndefined();
  });

  it('waits for another contact when the caller has phoned again, without telling sales', async () => {
    const row = await requested({ inboundContactId: 'inbound-1' });
    expect(await subject.callbacks.hold(row, 'inbound-2')).toMatchObject({ inboundContactId: 'inbound-2', version: 1 });
    await claim(CALLBACK_ID, CLAIM);
    expect(await subject.callbacks.hold(row, 'inbound-3')).toBeUndefined();
  });

  describe('a promise', () => {
    const [first, second, third] = ids as [string, string, string];

    it('is the only live one of its number', async () => {
      await ask({ callbackId: first });
      expect(await ask({ callbackId: second })).toEqual({ result: 'refused', because: 'number' });
      expect(await subject.callbacks.find(second)).toBeUndefined();
      expect((await subject.dialing.standing(callbackRow().callerId)).liveCallbackId).toBe(first);
    });

    it('is made to one of twenty who ask for the same number at once', async () => {
      const asked = await Promise.all(ids.map((callbackId) => ask({ callbackId })));
      expect(asked.filter(({ result }) => result === 'promised')).toHaveLength(1);
    });

    it('takes the number over from one that is known to be over', async () => {
      await ask({ callbackId: first });
      expect(await ask({ callbackId: second }, { liveCallbackId: first, quietUntil: 5 })).toMatchObject({ result: 'promised' });
      expect(await subject.dialing.standing(callbackRow().callerId)).toMatchObject({ liveCallbackId: second, quietUntil: 5 });
      expect(await ask({ callbackId: third }, { liveCallbackId: first })).toEqual({ result: 'refused', because: 'number' });
    });

    it('is one of a few a day for whoever asks', async () => {
      const few = { requestsPerCallerPerDay: 2 };
      expect(await ask({ callbackId: first, callerId: 'one' }, few)).toMatchObject({ result: 'promised' });
      expect(await ask({ callbackId: first, callerId: 'one' }, few)).toMatchObject({ result: 'known' });
      expect(await ask({ callbackId: second, callerId: 'two' }, few)).toMatchObject({ result: 'promised' });
      expect(await ask({ callbackId: third, callerId: 'three' }, few)).toEqual({ result: 'refused', because: 'cap' });
      const tomorrow = NOW_MS + 24 * 60 * 60_000;
      expect(await ask({ callbackId: third, callerId: 'three', requestedBy: 'somebody else' }, few)).toMatchObject({ result: 'promised' });
      if (subject.server)
        expect(await ask({ callbackId: ids[4], callerId: 'four', requestedAt: tomorrow }, few)).toMatchObject({ result: 'promised' });
    });

    it('replaces another one, or neither is touched', async () => {
      const row = await requested({ callbackId: first });
      const elsewhere = { callbackId: second, callerId: 'elsewhere' };
      expect(await ask(elsewhere, { instead: row })).toMatchObject({ result: 'promised' });
      expect(await subject.callbacks.find(first)).toMatchObject({ state: 'CANCELED', reason: expect.stringContaining('another number') });

      const dialled = await requested({ callbackId: third });
      await claim(third, CLAIM);
      expect(await ask({ callbackId: ids[5], callerId: 'nowhere' }, { instead: dialled })).toEqual({
        result: 'refused',
        because: 'instead',
      });
      expect(await subject.callbacks.find(ids[5] as string)).toBeUndefined();
      expect(await subject.callbacks.find(third)).toMatchObject({ state: 'DIALING' });
    });
  });

  describe('an attempt that has ended', () => {
    const next = { dueAt: NOW_SECONDS + 1800, reason: 'the line was busy' };
    const ended = async () => {
      await requested();
      const claimed = (await claim(CALLBACK_ID, CLAIM)) as Callback;
      return (await subject.callbacks.move(claimed, 'NO_ANSWER', { outcome: 'busy', contactId: 'contact-1', endedAt: NOW_MS })) as Callback;
    };

    it('is followed by the next one, and kept', async () => {
      const row = await ended();
      const followed = await subject.callbacks.plan(row, next);
      expect(followed).toMatchObject({ attempt: 2, state: 'REQUESTED', rank: 1, deferrals: 0, version: row.version + 1, ...next });
      for (const field of ['claim', 'contactId', 'outcome', 'endedAt', 'isFinal']) expect(followed).not.toHaveProperty(field);
      expect(await subject.callbacks.attempts(CALLBACK_ID, 1, 1)).toEqual([
        {
          attempt: 1,
          state: 'NO_ANSWER',
          outcome: 'busy',
          dueAt: NOW_SECONDS,
          deferrals: 0,
          contactId: 'contact-1',
          claim: CLAIM,
          endedAt: NOW_MS,
          nextDueAt: next.dueAt,
        },
      ]);
      expect(await claim(CALLBACK_ID, { id: 'claim-2', at: next.dueAt * 1000 })).toMatchObject({ attempt: 2, state: 'DIALING' });
    });

    it('or by none, and then the row may be closed', async () => {
      const row = await ended();
      expect(await subject.callbacks.plan(row, undefined)).toMatchObject({ state: 'NO_ANSWER', isFinal: true, version: row.version });
      expect(await subject.callbacks.attempts(CALLBACK_ID, 1, 3)).toHaveLength(1);
      expect(await subject.callbacks.plan(row, next)).toBeUndefined();
    });

    it('is planned by one of twenty', async () => {
      const row = await ended();
      const planned = await Promise.all(Array.from({ length: 20 }, () => subject.callbacks.plan(row, next)));
      expect(planned.filter((plan) => plan !== undefined)).toHaveLength(1);
      expect(await subject.callbacks.find(CALLBACK_ID)).toMatchObject({ attempt: 2 });
    });

    it('is not planned when it stands elsewhere by now', async () => {
      const row = await ended();
      await subject.callbacks.move(row, 'ERASED', {});
      expect(await subject.callbacks.plan(row, next)).toBeUndefined();
      const { row: other } = { row: await requested({ callbackId: ids[3] as string }) };
      expect(await subject.callbacks.plan(other, next)).toBeUndefined();
    });

    it('of a call that was given up stays final when late evidence comes', async () => {
      const row = await requested();
      const unknown = (await subject.callbacks.move(row, 'UNKNOWN', {})) as Callback;
      const corrected = (await subject.callbacks.move(unknown, 'NO_ANSWER', { outcome: 'busy' })) as Callback;
      expect(corrected).toMatchObject({ isFinal: true });
      expect(await subject.callbacks.plan(corrected, next)).toBeUndefined();
    });
  });

  it('stores the token without telling sales', async () => {
    const row = await requested();
    expect(await subject.callbacks.saveToken(CALLBACK_ID, 'token-1')).toEqual({ ...row, taskToken: 'token-1' });
    expect(await subject.callbacks.saveToken(CALLBACK_ID, 'token-2')).toEqual({ ...row, taskToken: 'token-2' });
  });

  it('never forgets what Salesforce holds', async () => {
    await requested();
    await subject.callbacks.markSynced(CALLBACK_ID, 4, { leadId: '00Q1', attempt: 2 });
    await subject.callbacks.markSynced(CALLBACK_ID, 2, { leadId: '00Q2', attempt: 1 });
    expect(await subject.callbacks.find(CALLBACK_ID)).toMatchObject({ syncedVersion: 4, version: 1, leadId: '00Q1', syncedAttempt: 2 });
  });

  describe('open rows', () => {
    const open = async (dueBefore: number, limit = 100, dueAfter?: number) =>
      (await subject.callbacks.open(dueBefore, limit, dueAfter)).rows.map(({ callbackId }) => callbackId);

    it('are found over all shards, the oldest first, no more than asked for', async () => {
      const shuffled = [7, 2, 9, 0, 5, 11, 4, 1, 8, 3, 10, 6];
      for (const n of shuffled) await requested({ callbackId: ids[n] as string, dueAt: NOW_SECONDS + n });
      expect(await open(NOW_SECONDS + 100)).toEqual(ids);
      expect(await open(NOW_SECONDS + 5)).toEqual(ids.slice(0, 6));
      expect(await open(NOW_SECONDS + 100, 3)).toEqual(ids.slice(0, 3));
      expect(await open(NOW_SECONDS + 5, 100, NOW_SECONDS + 2)).toEqual(ids.slice(3, 6));
    });

    it('are closed when nothing follows their end and Salesforce holds it, not before', async () => {
      const row = await requested();
      await subject.callbacks.markSynced(CALLBACK_ID, 1);
      expect(await open(NOW_SECONDS)).toEqual([CALLBACK_ID]);
      const ended = (await subject.callbacks.move(row, 'UNKNOWN', {})) as Callback;
      await subject.callbacks.markSynced(CALLBACK_ID, 1);
      expect(await open(NOW_SECONDS)).toEqual([CALLBACK_ID]);
      await subject.callbacks.markSynced(CALLBACK_ID, ended.version);
      expect(await open(NOW_SECONDS)).toEqual([CALLBACK_ID]);
      await subject.callbacks.plan(ended, undefined);
      await subject.callbacks.markSynced(CALLBACK_ID, ended.version);
      expect(await open(NOW_SECONDS)).toEqual([]);
      await subject.callbacks.move(row, 'COMPLETED', {});
      expect(await open(NOW_SECONDS)).toEqual([CALLBACK_ID]);
    });
  });
});

describe('the table itself', () => {
  let server: Awaited<ReturnType<typeof dynamodbServer>>;
  let callbacks: Callbacks;
  beforeEach(async () => {
    server = await dynamodbServer();
    callbacks = dynamodbCallbacks({ tableName: 'atlas', client: server.client, deadlineMs: 10_000 });
  });
  afterEach(() => server.stop());

  const throttle = () => new ServiceError('ThrottlingException', 'slow down');

  it('counts with the number how often it was asked for, and keeps nothing there that somebody said', async () => {
    await callbacks.request(callbackRow(), TERMS);
    expect(await server.item(`CALLER#${callbackRow().callerId}`, 'PROFILE')).toEqual({
      PK: { S: expect.any(String) },
      SK: { S: 'PROFILE' },
      callbacks: { N: '1' },
    });
  });

  it('takes an erased row out of the index', async () => {
    await callbacks.request(callbackRow(), TERMS);
    await callbacks.move(callbackRow(), 'ERASED', {});
    expect(await server.item(`CALLBACK#${CALLBACK_ID}`, 'STATE')).not.toHaveProperty('openShard');
  });

  it('treats a row past its time to live as gone', async () => {
    await callbacks.request(callbackRow({ expiresAt: 1_000_000_000 }), TERMS);
    expect(await callbacks.find(CALLBACK_ID)).toBeUndefined();
  });

  it('repeats what was throttled, twice', async () => {
    await callbacks.request(callbackRow(), TERMS);
    server.fail(throttle(), throttle());
    expect(await callbacks.move(callbackRow(), 'DIALED', {})).toMatchObject({ state: 'DIALED' });
    server.fail(throttle(), throttle(), throttle());
    await expect(callbacks.find(CALLBACK_ID)).rejects.toMatchObject({ name: 'ThrottlingException' });
  });

  it('repeats a read after an internal error, never a write: it may have happened', async () => {
    await callbacks.request(callbackRow(), TERMS);
    server.fail(new ServiceError('InternalServerError', 'oops', 500));
    expect(await callbacks.find(CALLBACK_ID)).toMatchObject({ state: 'REQUESTED' });
    server.operations.length = 0;
    server.fail(new ServiceError('InternalServerError', 'oops', 500));
    await expect(callbacks.move(callbackRow(), 'DIALED', {})).rejects.toMatchObject({ name: 'InternalServerError' });
    expect(server.operations).toEqual(['UpdateItem']);
  });

  it('repeats a transaction after an internal error, or when another one was in its way: under its token it is done once', async () => {
    const dialing = dynamodbDialing({ tableName: 'atlas', client: server.client, deadlineMs: 10_000, instanceId: 'i', policy: LINE });
    const asked = await callbacks.request(callbackRow(), TERMS);
    const standing = await dialing.standing(callbackRow().callerId);
    const decision = slotIn(standing.line, LINE, NOW_MS);
    if (asked.result !== 'promised' || !decision.isFree) throw new Error('expected a promise and a free line');
    const conflict = new ServiceError('TransactionCanceledException', 'canceled', 400, {
      CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
    });
    server.fail(new ServiceError('InternalServerError', 'oops', 500), conflict);
    expect(await dialing.claim(asked.row, CLAIM, decision.slot, standing)).toMatchObject({ state: 'DIALING', version: 2 });
    expect(server.operations.slice(-3)).toEqual(['TransactWriteItems', 'TransactWriteItems', 'TransactWriteItems']);
  });

  it('gives the open rows of the shards that answer, and says why the others do not', async () => {
    for (const n of ids.keys()) await callbacks.request(callbackRow({ callbackId: ids[n] as string, callerId: `${n}` }), TERMS);
    server.fail(new ServiceError('AccessDeniedException', 'no'));
    const { rows, failures } = await callbacks.open(NOW_SECONDS, 100);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThan(ids.length);
    expect(failures.map(({ name }) => name)).toEqual(['AccessDeniedException']);
    server.fail(...OPEN_SHARDS.map(() => new ServiceError('AccessDeniedException', 'no')));
    await expect(callbacks.open(NOW_SECONDS, 100)).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('does not wait for a table that hangs', async () => {
    server.fail('hang');
    const impatient = dynamodbCallbacks({ tableName: 'atlas', client: server.client, deadlineMs: 20 });
    await expect(impatient.find(CALLBACK_ID)).rejects.toMatchObject({ name: 'AbortError' });
  });
});
