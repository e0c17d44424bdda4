import { config } from '../../bin/config';
import { planNextAttempt } from '../../lambdas/plan-next-attempt/plan-next-attempt';
import type { Callback, Outcome } from '../../lambdas/shared/domain/callback';
import { CALLBACK_ID, callbackRow, NOW_MS, NOW_SECONDS, stoppedClock } from '../support/callback-row';
import { InMemoryCallbacks } from '../support/in-memory-callbacks';
import { InMemoryDialing } from '../support/in-memory-dialing';

const MINUTE_SECONDS = 60;
const HOUR_MS = 60 * 60_000;

function scene(row: Partial<Callback> | undefined, nowMs = NOW_MS) {
  const callbacks = new InMemoryCallbacks();
  const dialing = new InMemoryDialing(callbacks);
  if (row) {
    callbacks.put(callbackRow({ endedAt: NOW_MS, claim: { id: 'claim-1', at: NOW_MS - 30_000 }, contactId: 'contact-1', ...row }));
    Object.assign(callbacks.live(callbackRow().callerId), { callbackId: CALLBACK_ID, rings: [NOW_MS - 30_000] });
  }
  const clock = stoppedClock(nowMs);
  const options = { clock, allowedCountries: config.allowedCountries, policy: config.dialing };
  return {
    callbacks,
    dialing,
    clock,
    plan: () => planNextAttempt(CALLBACK_ID, { callbacks, dialing }, options),
    row: () => callbacks.rows.get(CALLBACK_ID) as Callback,
  };
}

const ended = (outcome: Outcome, state: 'NO_ANSWER' | 'COMPLETED' = 'NO_ANSWER') => ({ state, outcome });

describe('what follows an attempt', () => {
  it.each<[string, Partial<Callback>, number]>([
    ['a busy line', ended('busy'), 30],
    ['nobody who answers', ended('no-answer'), 240],
  ])('is another call after %s', async (_what, row, minutes) => {
    const { plan, row: planned, callbacks } = scene(row);
    const dueAt = NOW_SECONDS + minutes * MINUTE_SECONDS;
    expect(await plan()).toMatchObject({ phase: 'waiting', attempt: 2, dueAt, waitSeconds: minutes * MINUTE_SECONDS, leadPending: true });
    expect(planned()).toMatchObject({ state: 'REQUESTED', attempt: 2, dueAt, deferrals: 0, version: 2 });
    for (const field of ['claim', 'contactId', 'outcome', 'endedAt', 'answeredAt', 'isFinal']) expect(planned()).not.toHaveProperty(field);
    expect([...callbacks.kept.values()]).toEqual([
      expect.objectContaining({
        attempt: 1,
        ...row,
        contactId: 'contact-1',
        claim: { id: 'claim-1', at: NOW_MS - 30_000 },
        nextDueAt: dueAt,
      }),
    ]);
  });

  it.each<[string, Partial<Callback>]>([
    ['a machine that answered', ended('voicemail')],
    ['a call that was screened', ended('screened')],
    ['a conversation', ended('answered', 'COMPLETED')],
    ['a person who declined', ended('declined', 'COMPLETED')],
    ['a person who opted out', ended('opted-out', 'COMPLETED')],
    ['a call of which nobody knows', { state: 'UNKNOWN' }],
    ['a call that failed', { state: 'FAILED', outcome: 'failed' }],
    ['a refusal', { state: 'REFUSED' }],
    ['a change of mind', { state: 'CANCELED' }],
  ])('is nothing after %s, for good', async (_what, row) => {
    const { plan, row: planned, callbacks } = scene(row);
    expect(await plan()).toMatchObject({ phase: 'ended', attempt: 1 });
    expect(planned()).toMatchObject({ state: row.state, isFinal: true, version: 1 });
    expect([...callbacks.kept.values()]).toEqual([expect.objectContaining({ attempt: 1, state: row.state })]);
  });

  it('is one more of each kind, and never more than three calls a day', async () => {
    const { plan, row, callbacks, clock } = scene(ended('busy'));
    const live = callbacks.live(callbackRow().callerId);
    const attempts: [number, string][] = [];
    for (const outcome of ['no-answer', 'busy', 'no-answer'] as const) {
      await plan();
      clock.at = row().dueAt * 1000;
      live.rings = [...live.rings, clock.at];
      callbacks.put({ ...row(), ...callbackRow(ended(outcome)), attempt: row().attempt, version: row().version, endedAt: clock.at });
      attempts.push([row().attempt, outcome]);
      if (live.rings.length === 3) break;
    }
    expect(attempts).toEqual([
      [2, 'no-answer'],
      [3, 'busy'],
    ]);
    expect(await plan()).toMatchObject({ phase: 'ended', attempt: 3 });
    expect(callbacks.kept.size).toBe(3);
  });

  it('is nothing more when that line was busy twice', async () => {
    const { plan, row, callbacks } = scene(ended('busy'));
    await plan();
    callbacks.put({ ...row(), ...callbackRow(ended('busy')), attempt: 2, version: row().version, endedAt: NOW_MS });
    expect(await plan()).toMatchObject({ phase: 'ended', attempt: 2 });
  });

  it('waits for the next morning when it would be too late in the day', async () => {
    const sixInTheEvening = NOW_MS + 8 * HOUR_MS;
    const { plan } = scene({ ...ended('no-answer'), endedAt: sixInTheEvening }, sixInTheEvening);
    expect(await plan()).toMatchObject({ phase: 'waiting', dueAt: (NOW_MS + 23 * HOUR_MS) / 1000 });
  });

  it('is nothing for a number that may not be called any more', async () => {
    const { plan, dialing } = scene(ended('busy'));
    dialing.suppressed.add(callbackRow().callerId);
    expect(await plan()).toMatchObject({ phase: 'ended', attempt: 1 });
  });

  it('is planned once, however often it is asked', async () => {
    const { plan, row } = scene(ended('busy'));
    const first = await plan();
    const planned = row();
    expect(await plan()).toEqual(first);
    expect(row()).toBe(planned);
  });

  it('is not planned over late evidence', async () => {
    const { plan, callbacks, row } = scene(ended('busy'));
    const attempts = callbacks.attempts.bind(callbacks);
    callbacks.attempts = async (...asked) => {
      callbacks.put({ ...row(), state: 'COMPLETED', outcome: 'answered', version: 9 });
      return attempts(...asked);
    };
    expect(await plan()).toMatchObject({ phase: 'ended', attempt: 1 });
    expect(row()).toMatchObject({ state: 'COMPLETED', version: 9 });
    expect(row()).not.toHaveProperty('isFinal');
  });

  it.each<[Partial<Callback> | undefined, object]>([
    [undefined, { phase: 'ended', leadPending: false }],
    [{ state: 'DIALED' }, { phase: 'waiting', attempt: 1 }],
    [{ state: 'ERASED' }, { phase: 'ended', leadPending: false }],
  ])('is not asked of %j', async (row, phase) => {
    const { plan, callbacks } = scene(row);
    expect(await plan()).toMatchObject(phase);
    expect(callbacks.kept.size).toBe(0);
  });
});
