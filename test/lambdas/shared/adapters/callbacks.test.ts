import { dynamodbCallbacks } from '../../../../lambdas/shared/adapters/dynamodb-callbacks';
import { type Callback, type CallbackState, RANK } from '../../../../lambdas/shared/domain/callback';
import type { Callbacks, Evidence } from '../../../../lambdas/shared/ports/callbacks';
import { ServiceError } from '../../../../local/cloud/service';
import { CALLBACK_ID, callbackRow, NOW_MS, NOW_SECONDS } from '../../../support/callback-row';
import { dynamodbServer } from '../../../support/dynamodb-server';
import { InMemoryCallbacks } from '../../../support/in-memory-callbacks';

interface Subject {
  readonly callbacks: Callbacks;
  /** As DynamoDB holds it. */
  readonly item: (PK: string, SK: string) => Promise<Record<string, unknown> | undefined>;
  readonly server: Awaited<ReturnType<typeof dynamodbServer>> | undefined;
}

const STATES = Object.keys(RANK) as CallbackState[];
const CLAIM = { id: 'claim-1', at: NOW_MS };
const ids = Array.from({ length: 12 }, (_, n) => n.toString(16).padStart(32, '0'));

/** One suite for the table and for the fake that stands in for it everywhere else. */
describe.each(['the table', 'the fake'])('the promises, kept by %s', (which) => {
  let subject: Subject;
  beforeEach(async () => {
    const server = which === 'the table' ? await dynamodbServer() : undefined;
    subject = server
      ? { callbacks: dynamodbCallbacks({ tableName: 'atlas', client: server.client, deadlineMs: 10_000 }), item: server.item, server }
      : { callbacks: new InMemoryCallbacks(), item: async () => undefined, server };
  });
  afterEach(() => subject.server?.stop());

  const requested = (changes: Partial<Callback> = {}) => subject.callbacks.request(callbackRow(changes));
  const stateNow = async () => (await subject.callbacks.find(CALLBACK_ID))?.state;

  /** Walks a fresh row to the state by the moves that lead there. */
  async function standing(state: CallbackState, evidence: Evidence = {}, callbackId = CALLBACK_ID): Promise<Callback> {
    const row = await requested({ callbackId });
    if (state === 'REQUESTED') return row;
    if (state === 'DIALING') return (await subject.callbacks.claim(callbackId, CLAIM)) as Callback;
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
    const [first, second] = [await requested({ callbackId: ids[2] as string }), await requested({ callbackId: ids[3] as string })];
    expect([other.ordinal, first.ordinal, second.ordinal]).toEqual([1, 1, 2]);
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
    expect(await subject.callbacks.claim(CALLBACK_ID, CLAIM)).toBeUndefined();
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
    expect(await subject.callbacks.claim(CALLBACK_ID, { id: 'claim-1', at: NOW_MS + 5_000 })).not.toHaveProperty('reason');
    expect(await subject.callbacks.move(row, 'FAILED', { reason: 'the number is not in service' })).toMatchObject({
      reason: 'the number is not in service',
    });
  });

  it('is claimed once it is due, and by one of twenty', async () => {
    await requested({ dueAt: NOW_SECONDS + 1 });
    expect(await subject.callbacks.claim(CALLBACK_ID, { id: 'early', at: NOW_MS + 999 })).toBeUndefined();
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, n) => subject.callbacks.claim(CALLBACK_ID, { id: `claim-${n}`, at: NOW_MS + 1_000 })),
    );
    const won = claims.filter((row) => row !== undefined);
    expect(won).toHaveLength(1);
    expect(won[0]).toEqual(await subject.callbacks.find(CALLBACK_ID));
    expect(won[0]).toMatchObject({ state: 'DIALING', rank: 2, claim: { at: NOW_MS + 1_000 }, version: 2 });
  });

  it('is given back by the holder of the claim only, and only while nothing else is known', async () => {
    await requested();
    await subject.callbacks.claim(CALLBACK_ID, CLAIM);
    const deferral = { dueAt: NOW_SECONDS + 12, reason: 'Connect takes no more calls at the moment' };
    expect(await subject.callbacks.giveBack(CALLBACK_ID, 'somebody-else', deferral)).toBeUndefined();
    const back = await subject.callbacks.giveBack(CALLBACK_ID, 'claim-1', deferral);
    expect(back).toMatchObject({ state: 'REQUESTED', rank: 1, deferrals: 1, version: 3, ...deferral });
    expect(back).not.toHaveProperty('claim');
    expect(await subject.callbacks.giveBack(CALLBACK_ID, 'claim-1', deferral)).toBeUndefined();

    const again = (await subject.callbacks.claim(CALLBACK_ID, { id: 'claim-2', at: NOW_MS + 12_000 })) as Callback;
    await subject.callbacks.move(again, 'DIALED', { contactId: 'contact-1' });
    expect(await subject.callbacks.giveBack(CALLBACK_ID, 'claim-2', deferral)).toBeUndefined();
    expect(await stateNow()).toBe('DIALED');
  });

  it('is deferred to a later time only, and not once it is dialled', async () => {
    const row = await requested();
    expect(await subject.callbacks.defer(row, { dueAt: NOW_SECONDS, reason: 'no' })).toBeUndefined();
    expect(await subject.callbacks.defer({ ...row, attempt: 2 }, { dueAt: NOW_SECONDS + 5, reason: 'no' })).toBeUndefined();
    const deferred = await subject.callbacks.defer(row, { dueAt: NOW_SECONDS + 5, reason: 'the line' });
    expect(deferred).toMatchObject({ dueAt: NOW_SECONDS + 5, reason: 'the line', version: 2, deferrals: 0 });
    await subject.callbacks.claim(CALLBACK_ID, { id: 'claim-1', at: NOW_MS + 5_000 });
    expect(await subject.callbacks.defer(row, { dueAt: NOW_SECONDS + 60, reason: 'no' })).toBeUndefined();
  });

  it('stores the token without telling sales', async () => {
    const row = await requested();
    expect(await subject.callbacks.saveToken(CALLBACK_ID, 'token-1')).toEqual({ ...row, taskToken: 'token-1' });
    expect(await subject.callbacks.saveToken(CALLBACK_ID, 'token-2')).toEqual({ ...row, taskToken: 'token-2' });
  });

  it('never forgets what Salesforce holds', async () => {
    await requested();
    await subject.callbacks.markSynced(CALLBACK_ID, 4);
    await subject.callbacks.markSynced(CALLBACK_ID, 2);
    expect(await subject.callbacks.find(CALLBACK_ID)).toMatchObject({ syncedVersion: 4, version: 1 });
  });

  describe('open rows', () => {
    const open = async (dueBefore: number, limit = 100, dueAfter?: number) =>
      (await subject.callbacks.open(dueBefore, limit, dueAfter)).map(({ callbackId }) => callbackId);

    it('are found over all shards, the oldest first, no more than asked for', async () => {
      const shuffled = [7, 2, 9, 0, 5, 11, 4, 1, 8, 3, 10, 6];
      for (const n of shuffled) await requested({ callbackId: ids[n] as string, dueAt: NOW_SECONDS + n });
      expect(await open(NOW_SECONDS + 100)).toEqual(ids);
      expect(await open(NOW_SECONDS + 5)).toEqual(ids.slice(0, 6));
      expect(await open(NOW_SECONDS + 100, 3)).toEqual(ids.slice(0, 3));
      expect(await open(NOW_SECONDS + 5, 100, NOW_SECONDS + 2)).toEqual(ids.slice(3, 6));
    });

    it('are closed when they have ended and Salesforce holds the end, not before', async () => {
      const row = await requested();
      await subject.callbacks.markSynced(CALLBACK_ID, 1);
      expect(await open(NOW_SECONDS)).toEqual([CALLBACK_ID]);
      const ended = (await subject.callbacks.move(row, 'UNKNOWN', {})) as Callback;
      await subject.callbacks.markSynced(CALLBACK_ID, 1);
      expect(await open(NOW_SECONDS)).toEqual([CALLBACK_ID]);
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

  it('keeps the name and number of the caller with the caller', async () => {
    await callbacks.request(callbackRow());
    expect(await server.item(`CALLER#${callbackRow().callerId}`, 'PROFILE')).toMatchObject({
      name: { S: 'Ada Lovelace' },
      number: { S: '+14155552671' },
      callbacks: { N: '1' },
    });
  });

  it('takes an erased row out of the index', async () => {
    const row = await callbacks.request(callbackRow());
    await callbacks.move(row, 'ERASED', {});
    expect(await server.item(`CALLBACK#${CALLBACK_ID}`, 'STATE')).not.toHaveProperty('openShard');
  });

  it('treats a row past its time to live as gone', async () => {
    await callbacks.request(callbackRow({ expiresAt: 1_000_000_000 }));
    expect(await callbacks.find(CALLBACK_ID)).toBeUndefined();
  });

  it('repeats what was throttled, twice', async () => {
    await callbacks.request(callbackRow());
    server.fail(throttle(), throttle());
    expect(await callbacks.claim(CALLBACK_ID, CLAIM)).toMatchObject({ state: 'DIALING' });
    server.fail(throttle(), throttle(), throttle());
    await expect(callbacks.find(CALLBACK_ID)).rejects.toMatchObject({ name: 'ThrottlingException' });
  });

  it('repeats a read after an internal error, never a write: it may have happened', async () => {
    await callbacks.request(callbackRow());
    server.fail(new ServiceError('InternalServerError', 'oops', 500));
    expect(await callbacks.find(CALLBACK_ID)).toMatchObject({ state: 'REQUESTED' });
    server.operations.length = 0;
    server.fail(new ServiceError('InternalServerError', 'oops', 500));
    await expect(callbacks.claim(CALLBACK_ID, CLAIM)).rejects.toMatchObject({ name: 'InternalServerError' });
    expect(server.operations).toEqual(['UpdateItem']);
  });

  it('does not wait for a table that hangs', async () => {
    server.fail('hang');
    const impatient = dynamodbCallbacks({ tableName: 'atlas', client: server.client, deadlineMs: 20 });
    await expect(impatient.find(CALLBACK_ID)).rejects.toMatchObject({ name: 'AbortError' });
  });
});
