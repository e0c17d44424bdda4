import { config } from '../../bin/config';
import { eraseCallerRows } from '../../lambdas/erase-caller-rows/erase-caller-rows';
import { dynamodbCallTopics } from '../../lambdas/shared/adapters/dynamodb-call-topics';
import { dynamodbCallbacks } from '../../lambdas/shared/adapters/dynamodb-callbacks';
import { dynamodbCallerItems } from '../../lambdas/shared/adapters/dynamodb-caller-items';
import { dynamodbDialing } from '../../lambdas/shared/adapters/dynamodb-dialing';
import { dynamodbErasures } from '../../lambdas/shared/adapters/dynamodb-erasures';
import { dynamodbScenarios } from '../../lambdas/shared/adapters/dynamodb-scenarios';
import type { Callback } from '../../lambdas/shared/domain/callback';
import { slotIn } from '../../lambdas/shared/domain/dialer-line';
import { CALLBACK_ID, callbackRow, NOW_MS, NOW_SECONDS, stoppedClock } from '../support/callback-row';
import { dynamodbServer } from '../support/dynamodb-server';
import { InMemoryWorkflows } from '../support/in-memory-workflows';

const ERASURE_ID = 'e'.repeat(32);
const ADA = callbackRow().callerId;
const OTHER = 'b'.repeat(32);
const SCENARIO = { source: 'test', opening: 'Hello.', goal: 'To help.', points: ['One.'], closing: 'Goodbye.' };
const id = (n: number) => n.toString(16).padStart(32, '0');

/** Runs against the table itself: the indexes are half of the matter. */
describe('erasing the rows of a caller', () => {
  let server: Awaited<ReturnType<typeof dynamodbServer>>;
  let workflows: InMemoryWorkflows;
  let clock: ReturnType<typeof stoppedClock>;
  beforeEach(async () => {
    server = await dynamodbServer();
    workflows = new InMemoryWorkflows();
    clock = stoppedClock();
  });
  afterEach(() => server.stop());

  const options = () => ({ tableName: 'atlas', client: server.client, deadlineMs: 10_000 });
  const callbacks = () => dynamodbCallbacks(options());
  const erasures = () => dynamodbErasures(options());
  const dialing = () => dynamodbDialing({ ...options(), instanceId: 'instance-1', policy: config.dialing.line });
  const run = async (pass: 1 | 2 = 1) => {
    const ports = { erasures: erasures(), items: dynamodbCallerItems(options()), dialing: dialing(), workflows };
    return eraseCallerRows({ erasureId: ERASURE_ID, pass }, ports, clock);
  };
  const forgets = async (requestedAt = NOW_MS) => erasures().request({ erasureId: ERASURE_ID, callerId: ADA, requestedAt });

  async function promised(changes: Partial<Callback> = {}): Promise<Callback> {
    const asked = await callbacks().request(callbackRow(changes), { quietUntil: 0, requestsPerCallerPerDay: 100 });
    if (asked.result === 'refused') throw new Error(`refused: ${asked.because}`);
    return asked.row;
  }

  it('leaves ids and times of a callback, and nothing that a person said or is called by', async () => {
    await promised({ inboundContactId: 'contact-1' });
    await forgets();
    expect(await run()).toEqual({ callbacks: 1, items: 3 }); // profile, requests of the day, live callback
    const row = await server.item(`CALLBACK#${CALLBACK_ID}`, 'STATE');
    expect(row).toMatchObject({ state: { S: 'ERASED' }, callerId: { S: ADA }, attempt: { N: '1' } });
    for (const gone of ['name', 'company', 'useCase', 'number', 'inboundContactId', 'openShard']) expect(row).not.toHaveProperty(gone);
    for (const [PK, SK] of [
      [`CALLER#${ADA}`, 'PROFILE'],
      [`PHONE#${ADA}`, 'LIVE'],
    ] as const)
      expect(await server.item(PK, SK)).toBeUndefined();
    expect(await server.item(`SUPPRESS#${ADA}`, 'SUPPRESS')).toBeDefined();
  });

  it('leaves a callback that was asked for later, although what it is about was said in time', async () => {
    const now = Date.now(); // topics are saved by it
    await dynamodbCallTopics(options()).save(CALLBACK_ID, { name: 'Ada', requestedBy: ADA });
    await promised({ callerId: OTHER, requestedBy: ADA, requestedAt: now + 60_000 });
    await forgets(now);
    expect(await run(2)).toMatchObject({ callbacks: 0 });
    expect(await server.item(`CALLBACK#${CALLBACK_ID}`, 'STATE')).toMatchObject({
      state: { S: 'REQUESTED' },
      name: { S: expect.any(String) },
    });
  });

  it('takes everything else of a callback: its scenario, its topic, its past attempts', async () => {
    await promised();
    const scenarios = dynamodbScenarios(options());
    await scenarios.claim(CALLBACK_ID, 'topic', NOW_MS);
    await scenarios.save(CALLBACK_ID, 'topic', SCENARIO);
    await dynamodbCallTopics(options()).save(CALLBACK_ID, { name: 'Ada', requestedBy: ADA });
    const ended = await callbacks().move({ callbackId: CALLBACK_ID, attempt: 1 }, 'NO_ANSWER', { outcome: 'no-answer', endedAt: NOW_MS });
    await callbacks().plan(ended as Callback, { dueAt: NOW_SECONDS + 60, reason: 'nobody answered' });
    await forgets();
    expect(await run()).toMatchObject({ callbacks: 1, items: 6 });
    for (const SK of ['SCENARIO', 'TOPIC', 'ATTEMPT#1']) expect(await server.item(`CALLBACK#${CALLBACK_ID}`, SK)).toBeUndefined();
  });

  it('finds a booking that was never finished', async () => {
    await dynamodbCallTopics(options()).save(id(7), { name: 'Ada', requestedBy: ADA });
    await forgets(Date.now());
    expect(await run()).toEqual({ callbacks: 0, items: 1 });
    expect(await server.item(`CALLBACK#${id(7)}`, 'TOPIC')).toBeUndefined();
  });

  it('gives back the slot and wakes the monitor of a call that is under way', async () => {
    const row = await promised();
    const standing = await dialing().standing(ADA);
    const decision = slotIn(standing.line, config.dialing.line, NOW_MS);
    if (!decision.isFree) throw new Error('no slot');
    await dialing().claim(row, { id: 'claim-1', at: NOW_MS }, decision.slot, standing);
    await callbacks().saveToken(CALLBACK_ID, 'token-1');
    await forgets();
    await run();
    expect((await dialing().state()).line.held.size).toBe(0);
    expect([...workflows.completedTokens]).toEqual(['token-1']);
  });

  it('gives up the place of one that waits, and nobody can claim it anymore', async () => {
    const line = await dialing().takePlace(NOW_MS);
    const row = await promised({ place: line.position });
    await forgets();
    const standing = await dialing().standing(ADA);
    const decision = slotIn(standing.line, config.dialing.line, NOW_MS);
    if (!decision.isFree) throw new Error('no slot');
    expect(await dialing().claim(row, { id: 'claim-1', at: NOW_MS }, decision.slot, standing)).toBeUndefined();
    await run();
    expect((await dialing().state()).line.position).toBe(0);
    expect(await dialing().claim(row, { id: 'claim-2', at: NOW_MS }, decision.slot, standing)).toBeUndefined();
  });

  it('takes callbacks that were asked for to another number, and what only they told about it', async () => {
    await promised({ callbackId: id(1), callerId: OTHER });
    await forgets();
    await run();
    expect(await callbacks().find(id(1))).toMatchObject({ state: 'ERASED' });
    expect(Object.keys((await server.item(`CALLER#${OTHER}`, 'PROFILE')) ?? {}).sort()).toEqual(['PK', 'SK', 'callbacks']);
    expect(await server.item(`SUPPRESS#${OTHER}`, 'SUPPRESS')).toBeUndefined(); // its owner did not ask for anything
  });

  it('leaves what they ask for later, to another number: that is promised anew', async () => {
    await promised({ callbackId: id(1), callerId: OTHER });
    await forgets();
    await callbacks().move({ callbackId: id(1), attempt: 1 }, 'CANCELED', {});
    await callbacks().request(callbackRow({ callbackId: id(2), callerId: OTHER, requestedAt: NOW_MS + 60_000 }), {
      liveCallbackId: id(1),
      quietUntil: 0,
      requestsPerCallerPerDay: 100,
    });
    await run();
    await run(2);
    expect(await callbacks().find(id(1))).toMatchObject({ state: 'ERASED' });
    expect(await callbacks().find(id(2))).toMatchObject({ state: 'REQUESTED', name: 'Ada Lovelace' });
  });

  it('leaves what others asked for, also to the same number', async () => {
    await promised({ callbackId: id(1), callerId: OTHER, requestedBy: OTHER });
    await callbacks().move({ callbackId: id(1), attempt: 1 }, 'CANCELED', {});
    await callbacks().request(callbackRow({ callbackId: id(2), callerId: OTHER }), {
      liveCallbackId: id(1),
      quietUntil: 0,
      requestsPerCallerPerDay: 100,
    });
    await forgets();
    await run();
    expect(await callbacks().find(id(1))).toMatchObject({ state: 'CANCELED', number: callbackRow().number });
    expect(await callbacks().find(id(2))).toMatchObject({ state: 'ERASED' });
    expect(await server.item(`CALLER#${OTHER}`, 'PROFILE')).toBeDefined();
  });

  it('finds nothing the second time, and counts what a late writer brought back', async () => {
    await promised();
    await forgets();
    await run();
    expect(await run()).toEqual({ callbacks: 0, items: 0 });
    await dynamodbCallTopics(options()).save(CALLBACK_ID, { name: 'Ada', requestedBy: ADA });
    expect(await run(2)).toEqual({ callbacks: 0, items: 1 });
    expect(await erasures().find(ERASURE_ID)).toMatchObject({ erased: { callbacks: 1, items: 4, resurrected: 1 } });
  });

  it('cannot be moved on from: an erased callback stays erased', async () => {
    await promised();
    await forgets();
    await run();
    expect(await callbacks().move({ callbackId: CALLBACK_ID, attempt: 1 }, 'COMPLETED', { contactId: 'contact-9' })).toBeUndefined();
    expect(await promised().catch((error: Error) => error.message)).toMatchObject({ state: 'ERASED' }); // the same request again: as it stands
  });
});
