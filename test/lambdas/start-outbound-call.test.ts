import { config } from '../../bin/config';
import type { Callback } from '../../lambdas/shared/domain/callback';
import type { PhoneNumber } from '../../lambdas/shared/domain/phone-number';
import type { DialResult } from '../../lambdas/shared/ports/dialer';
import { startOutboundCall } from '../../lambdas/start-outbound-call/start-outbound-call';
import { CALLBACK_ID, callbackRow, NOW_MS, NOW_SECONDS, stoppedClock } from '../support/callback-row';
import { InMemoryCallbacks } from '../support/in-memory-callbacks';
import { InMemoryContacts } from '../support/in-memory-contacts';
import { InMemoryDialer } from '../support/in-memory-dialer';
import { InMemoryDialing } from '../support/in-memory-dialing';
import { InMemoryWorkflows } from '../support/in-memory-workflows';

function scene(row: Partial<Callback> | undefined, ...dials: readonly DialResult[]) {
  const callbacks = new InMemoryCallbacks();
  const contacts = new InMemoryContacts();
  const dialer = new InMemoryDialer(...dials);
  const workflows = new InMemoryWorkflows();
  const clock = stoppedClock();
  const dialing = new InMemoryDialing(callbacks);
  if (row) callbacks.put(callbackRow({ taskToken: 'token-1', ...row }));
  callbacks.live(callbackRow().callerId).callbackId = CALLBACK_ID;
  let claims = 0;
  const options = {
    clock,
    pause: async (ms: number) => void clock.pass(ms),
    allowedCountries: config.allowedCountries,
    policy: config.dialing,
    newClaimId: () => `claim-${++claims}`,
    random: () => 0.5,
  };
  return {
    callbacks,
    contacts,
    dialer,
    dialing,
    workflows,
    clock,
    start: () => startOutboundCall(CALLBACK_ID, { callbacks, contacts, dialer, dialing, workflows }, options),
    row: () => callbacks.rows.get(CALLBACK_ID) as Callback,
  };
}

const throttled: DialResult = { result: 'notExecuted', reason: 'Connect takes no more calls at the moment' };

describe('starting an outbound call', () => {
  it('dials the number once and remembers the contact', async () => {
    const { start, dialer, row, workflows } = scene({});
    expect(await start()).toEqual({ result: 'placed', contactId: 'contact-1' });
    expect(dialer.dials).toEqual([{ callbackId: CALLBACK_ID, attempt: 1, attemptId: `${CALLBACK_ID}-1`, number: '+14155552671' }]);
    expect(row()).toMatchObject({ state: 'DIALED', contactId: 'contact-1', claim: { id: 'claim-1', at: NOW_MS } });
    expect(workflows.completedTokens.size).toBe(0); // nothing that the monitor waits for
  });

  it('rings once however many executions run at the same time', async () => {
    const { start, dialer } = scene({});
    const results = await Promise.all([start(), start(), start()]);
    expect(dialer.dials).toHaveLength(1);
    expect(results.map(({ result }) => result).sort()).toEqual(['claimed', 'claimed', 'placed']);
  });

  it.each(['DIALING', 'DIALED', 'ANSWERED'] as const)('never dials a callback that is %s, whoever claimed it', async (state) => {
    const { start, dialer } = scene({ state, claim: { id: 'claim-1', at: NOW_MS }, contactId: 'contact-9' });
    expect(await start()).toEqual({ result: 'claimed', contactId: 'contact-9' });
    expect(dialer.dials).toEqual([]);
  });

  it.each(['COMPLETED', 'UNKNOWN', 'REFUSED', 'CANCELED', 'ERASED'] as const)('leaves a callback alone that is %s', async (state) => {
    const { start, dialer, row } = scene({ state });
    const before = row();
    expect(await start()).toMatchObject({ result: 'ended' });
    expect(dialer.dials).toEqual([]);
    expect(row()).toBe(before);
  });

  it('has nothing to do for a callback that is gone', async () => {
    expect(await scene(undefined).start()).toMatchObject({ result: 'ended' });
  });

  it('waits for its time', async () => {
    const { start, dialer, clock } = scene({ dueAt: NOW_SECONDS + 60 });
    expect(await start()).toEqual({ result: 'notDue', dueAt: NOW_SECONDS + 60 });
    expect(dialer.dials).toEqual([]);
    clock.pass(60_000);
    expect(await start()).toMatchObject({ result: 'placed' });
  });

  it('does not call ten minutes late: a person is asked to', async () => {
    const { start, dialer, row, workflows } = scene({ dueAt: NOW_SECONDS - 600 });
    expect(await start()).toMatchObject({ result: 'ended', reason: expect.stringContaining('10 minutes') });
    expect(row()).toMatchObject({ state: 'UNKNOWN', endedAt: NOW_MS });
    expect(dialer.dials).toEqual([]);
    expect([...workflows.completedTokens]).toEqual(['token-1']);
  });

  it('refuses a number that may not be called, in words that name no number', async () => {
    const { start, dialer, row, workflows } = scene({ number: '+33612345678' as PhoneNumber });
    const { result, reason } = await start();
    expect(result).toBe('refused');
    expect(reason).not.toMatch(/\d{3}/);
    expect(row()).toMatchObject({ state: 'REFUSED', reason });
    expect(dialer.dials).toEqual([]);
    expect([...workflows.completedTokens]).toEqual(['token-1']);
  });

  describe('while the caller is still on the line', () => {
    const asked = { inboundContactId: 'inbound-1', requestedAt: NOW_MS - 60_000 };

    it('puts the call off by a few seconds, and tells the monitor', async () => {
      const { start, contacts, dialer, row, workflows, clock } = scene(asked);
      contacts.put({ contactId: 'inbound-1', connectedAt: NOW_MS - 60_000 });
      expect(await start()).toEqual({ result: 'deferred', reason: 'the caller is still on the line', dueAt: NOW_SECONDS + 5 });
      expect(row()).toMatchObject({ state: 'REQUESTED', dueAt: NOW_SECONDS + 5, deferrals: 0, version: 1 });
      expect([...workflows.completedTokens]).toEqual(['token-1']);

      contacts.put({ contactId: 'inbound-1', disconnectedAt: NOW_MS + 3_000 });
      clock.pass(5_000);
      expect(await start()).toMatchObject({ result: 'placed' });
      expect(dialer.dials).toHaveLength(1);
    });

    it('comes back less often while they go on talking', async () => {
      const { start, contacts, clock, row } = scene(asked);
      contacts.put({ contactId: 'inbound-1', connectedAt: NOW_MS - 60_000 });
      await start();
      clock.pass(5_000);
      expect(await start()).toMatchObject({ result: 'deferred', dueAt: NOW_SECONDS + 20 });
      expect(row().version).toBe(1); // nothing that sales would read
    });

    it('waits for the flow to hang up when it was promised just now', async () => {
      const { start, contacts, clock } = scene({ ...asked, requestedAt: NOW_MS - 1_000 });
      contacts.put({ contactId: 'inbound-1' });
      const describe = contacts.describe.bind(contacts);
      contacts.describe = async (contactId) => {
        if (clock.now() - NOW_MS >= 1_500) contacts.put({ contactId: 'inbound-1', disconnectedAt: clock.now() });
        return describe(contactId);
      };
      expect(await start()).toMatchObject({ result: 'placed' });
      expect(clock.now() - NOW_MS).toBe(1_500);
    });

    it('but not for long', async () => {
      const { start, contacts, clock } = scene({ ...asked, requestedAt: NOW_MS - 1_000 });
      contacts.put({ contactId: 'inbound-1' });
      expect(await start()).toMatchObject({ result: 'deferred', reason: 'the caller is still on the line' });
      expect(clock.now() - NOW_MS).toBeLessThanOrEqual(3_000);
    });

    it('takes a contact that Connect does not know for one that is over', async () => {
      expect(await scene(asked).start()).toMatchObject({ result: 'placed' });
    });

    it('waits for Connect to tell, for half a minute', async () => {
      const { start, contacts, clock } = scene({ ...asked, requestedAt: NOW_MS - 20_000 });
      contacts.failure = new Error('Connect is down');
      expect(await start()).toMatchObject({ result: 'deferred' });
      clock.pass(10_000);
      expect(await start()).toMatchObject({ result: 'placed' });
    });
  });

  describe('when Connect does not take the call', () => {
    it('gives the claim back for a few seconds', async () => {
      const { start, row, workflows } = scene({}, throttled);
      expect(await start()).toEqual({ result: 'deferred', reason: throttled.reason, dueAt: NOW_SECONDS + 13 });
      expect(row()).toMatchObject({ state: 'REQUESTED', deferrals: 1, dueAt: NOW_SECONDS + 13 });
      expect(row()).not.toHaveProperty('claim');
      expect([...workflows.completedTokens]).toEqual(['token-1']);
    });

    it('tries three times more, then asks a person to call', async () => {
      const { start, row, dialer, clock, workflows } = scene({}, throttled, throttled, throttled, throttled);
      const results: string[] = [];
      for (let n = 0; n < 4; n++) {
        results.push((await start()).result);
        clock.at = row().dueAt * 1000;
      }
      expect(results).toEqual(['deferred', 'deferred', 'deferred', 'failed']);
      expect(row()).toMatchObject({ state: 'FAILED', outcome: 'failed', reason: throttled.reason, deferrals: 3 });
      expect(dialer.rings.size).toBe(0);
      expect(workflows.completedTokens.size).toBe(1);
      expect(await start()).toMatchObject({ result: 'ended' });
    });

    it('fails at once when it never will', async () => {
      const { start, row } = scene({}, { result: 'refused', reason: 'Connect is not enabled for calls to this country' });
      expect(await start()).toEqual({ result: 'failed', reason: 'Connect is not enabled for calls to this country' });
      expect(row()).toMatchObject({ state: 'FAILED', outcome: 'failed', endedAt: NOW_MS });
    });
  });

  it('never repeats a call that may have rung', async () => {
    const { start, row, dialer, clock } = scene({}, { result: 'ambiguous', reason: 'Connect gave no clear answer (TimeoutError)' });
    expect(await start()).toEqual({ result: 'unclear', reason: 'Connect gave no clear answer (TimeoutError)' });
    expect(row()).toMatchObject({ state: 'DIALING' });
    clock.pass(60_000);
    expect(await start()).toEqual({ result: 'claimed' });
    expect(dialer.dials).toHaveLength(1);
  });

  it('is content when the contact event was faster than the reply', async () => {
    const { start, callbacks, dialer, row } = scene({});
    const dial = dialer.dial.bind(dialer);
    dialer.dial = async (request) => {
      const placed = await dial(request);
      await callbacks.move(request, 'ANSWERED', { contactId: 'contact-1', answeredAt: NOW_MS });
      return placed;
    };
    expect(await start()).toEqual({ result: 'placed', contactId: 'contact-1' });
    expect(row()).toMatchObject({ state: 'ANSWERED' });
  });

  it('rings once when the table dies right after the call was placed', async () => {
    const { start, callbacks, dialer } = scene({});
    const dial = dialer.dial.bind(dialer);
    dialer.dial = async (request) => {
      const placed = await dial(request);
      callbacks.failure = new Error('the table is down');
      return placed;
    };
    await expect(start()).rejects.toThrow('the table is down');
    callbacks.failure = undefined;
    expect(await start()).toEqual({ result: 'claimed' });
    expect(dialer.dials).toHaveLength(1);
  });

  it.each([
    ['cancels', 'CANCELED'],
    ['erases', 'ERASED'],
  ] as const)('does not dial when somebody %s it at the last moment', async (_what, state) => {
    const { start, callbacks, contacts, dialer, row } = scene({ inboundContactId: 'inbound-1' });
    contacts.describe = async () => {
      await callbacks.move(row(), state, {});
      return undefined;
    };
    expect(await start()).toMatchObject({ result: 'ended' });
    expect(dialer.dials).toEqual([]);
    expect(row()).toMatchObject({ state });
  });

  describe('takes its turn in the line of all calls', () => {
    const attemptId = `${CALLBACK_ID}-1`;
    const others = (count: number) => new Set(Array.from({ length: count }, (_, n) => `other-${n}`));

    it('and takes a slot and gives up its place with the claim', async () => {
      const { start, dialing, callbacks, row } = scene({ place: 3 });
      dialing.slots.position = 3;
      expect(await start()).toMatchObject({ result: 'placed' });
      expect(dialing.slots).toMatchObject({ held: new Set([attemptId]), position: 2, dialed: 1, failed: 0 });
      expect(callbacks.live(row().callerId)).toMatchObject({ callbackId: CALLBACK_ID, rings: [NOW_MS] });
      expect(row()).not.toHaveProperty('place');
    });

    it('and comes back uncounted while all lines are busy', async () => {
      const { start, dialing, row, dialer, workflows } = scene({ place: 1 });
      Object.assign(dialing.slots, { held: others(10), position: 1 });
      const { result, reason, dueAt } = await start();
      expect({ result, reason }).toEqual({ result: 'deferred', reason: 'all lines are busy' });
      expect(dueAt).toBe(NOW_SECONDS + 6); // a tenth of a minute's call
      expect(row()).toMatchObject({ state: 'REQUESTED', deferrals: 0, version: 1, place: 1 });
      expect(dialer.dials).toEqual([]);
      expect([...workflows.completedTokens]).toEqual(['token-1']);
    });

    it('and joins it when it had no place, to come back when its turn may be', async () => {
      const { start, dialing, row } = scene({});
      Object.assign(dialing.slots, { held: others(10), position: 20 });
      expect(await start()).toMatchObject({ result: 'deferred', dueAt: NOW_SECONDS + 126 }); // 21 calls at ten a minute
      expect(row().place).toBe(21);
      expect(dialing.slots.position).toBe(21);
    });

    it('which starts five calls at once and then three every two seconds', async () => {
      const { start, dialing, clock, callbacks } = scene({});
      const results: string[] = [];
      for (let n = 0; n < 7; n++) {
        callbacks.put(callbackRow({ taskToken: 'token-1' }));
        results.push((await start()).result);
        dialing.slots.held = new Set();
        callbacks.live(callbackRow().callerId).rings = [];
      }
      expect(results).toEqual(['placed', 'placed', 'placed', 'placed', 'placed', 'deferred', 'deferred']);
      callbacks.put(callbackRow());
      clock.pass(700);
      expect(await start()).toMatchObject({ result: 'placed' });
    });

    it('and gives everything back when Connect has not executed it', async () => {
      const { start, dialing, callbacks, row } = scene({ place: 1 }, throttled);
      dialing.slots.position = 1;
      await start();
      expect(dialing.slots).toMatchObject({ held: new Set(), position: 1, failed: 1 });
      expect(callbacks.live(row().callerId).rings).toEqual([]);
      expect(row().place).toBe(1);
    });

    it('and gives the slot back when the call is refused for good', async () => {
      const { start, dialing } = scene({}, { result: 'refused', reason: 'no' });
      await start();
      expect(dialing.slots).toMatchObject({ held: new Set(), failed: 0 });
    });

    it('and keeps the slot of a call that may ring', async () => {
      const { start, dialing } = scene({}, { result: 'ambiguous', reason: 'no clear answer' });
      await start();
      expect(dialing.slots).toMatchObject({ held: new Set([attemptId]), failed: 1 });
    });

    it('and looks again when somebody else was faster', async () => {
      const { start, dialing } = scene({});
      const claim = dialing.claim.bind(dialing);
      let tries = 0;
      dialing.claim = async (...taking) => {
        if (++tries === 1) dialing.slots.paceAt = NOW_MS + 667;
        return claim(...taking);
      };
      expect(await start()).toMatchObject({ result: 'placed' });
      expect(tries).toBe(2);
    });

    it('and comes back in a moment when somebody else always is', async () => {
      const { start, dialing, clock } = scene({});
      dialing.claim = async () => {
        clock.pass(1_000);
        return undefined;
      };
      expect(await start()).toMatchObject({ result: 'deferred', reason: 'other calls are being started' });
    });
  });

  it('waits while all dialing is stopped, and sales reads so once', async () => {
    const { start, dialing, row, dialer, clock } = scene({});
    await dialing.setStopped(true, { reason: 'a test', at: NOW_MS });
    expect(await start()).toMatchObject({ result: 'deferred', reason: 'all dialing is stopped', dueAt: NOW_SECONDS + 210 });
    expect(row().version).toBe(2);
    clock.pass(210_000);
    await start();
    expect(row().version).toBe(2);
    expect(dialer.dials).toEqual([]);
    await dialing.setStopped(false, { reason: 'a test', at: NOW_MS });
    clock.at = row().dueAt * 1000;
    expect(await start()).toMatchObject({ result: 'placed' });
  });

  describe('asks the gate again', () => {
    const NIGHT_MS = NOW_MS + 12 * 60 * 60_000;

    it('and waits for the morning of whoever is called, out of the line', async () => {
      const { start, dialing, row, clock } = scene({ dueAt: NIGHT_MS / 1000, place: 4 });
      dialing.slots.position = 4;
      clock.at = NIGHT_MS;
      const morning = NOW_SECONDS + 23 * 60 * 60;
      expect(await start()).toMatchObject({
        result: 'deferred',
        reason: 'it is outside calling hours where the number is',
        dueAt: morning,
      });
      expect(row()).toMatchObject({ state: 'REQUESTED', dueAt: morning, version: 2 });
      expect(row()).not.toHaveProperty('place');
      expect(dialing.slots.position).toBe(3);
    });

    it.each<[string, (world: ReturnType<typeof scene>) => void, RegExp]>([
      ['is on the do-not-call list', ({ dialing }) => dialing.suppressed.add(callbackRow().callerId), /do-not-call/],
      [
        'belongs to somebody who said no',
        ({ dialing }) => dialing.profiles.set(callbackRow().callerId, { consent: 'withdrawn' }),
        /does not want/,
      ],
      [
        'was called three times today',
        ({ callbacks }) => {
          callbacks.live(callbackRow().callerId).rings = [1, 2, 3].map((hours) => NOW_MS - hours * 60 * 60_000);
        },
        /3 times within a day/,
      ],
      [
        'is promised to another callback',
        ({ callbacks }) => {
          callbacks.live(callbackRow().callerId).callbackId = 'another';
        },
        /another callback/,
      ],
    ])('and refuses a number that %s', async (_what, happens, reason) => {
      const world = scene({});
      happens(world);
      expect(await world.start()).toMatchObject({ result: 'refused', reason: expect.stringMatching(reason) });
      expect(world.row()).toMatchObject({ state: 'REFUSED' });
      expect(world.dialer.dials).toEqual([]);
    });

    it('and waits until the ring of an earlier callback is half an hour past', async () => {
      const { start, callbacks } = scene({});
      callbacks.live(callbackRow().callerId).quietUntil = NOW_MS + 60_000;
      expect(await start()).toMatchObject({
        result: 'deferred',
        reason: 'the number was called a short while ago',
        dueAt: NOW_SECONDS + 60,
      });
    });
  });

  describe('breaks off when dials fail', () => {
    const unclear: DialResult = { result: 'ambiguous', reason: 'no clear answer' };

    it('after six of ten, and tries one a minute later', async () => {
      const { start, dialing, dialer, clock, callbacks, row } = scene({});
      Object.assign(dialing.slots, { dialed: 9, failed: 5 });
      dialer.dial = async () => unclear;
      await start();
      expect(dialing.slots).toMatchObject({ brokenUntil: NOW_MS + 60_000, dialed: 0, failed: 0 });

      callbacks.put(callbackRow({ taskToken: 'token-1' }));
      dialing.slots.held = new Set();
      expect(await start()).toMatchObject({ result: 'deferred', reason: 'too many calls fail at the moment', dueAt: NOW_SECONDS + 70 });

      clock.at = row().dueAt * 1000;
      dialer.dial = async () => ({ result: 'placed', contactId: 'contact-1' });
      expect(await start()).toMatchObject({ result: 'placed' });
      expect(dialing.slots).not.toHaveProperty('brokenUntil');
    });

    it('for another minute when the one that was tried fails as well', async () => {
      const { start, dialing, dialer } = scene({});
      dialing.slots.brokenUntil = NOW_MS - 1;
      dialer.dial = async () => unclear;
      await start();
      expect(dialing.slots.brokenUntil).toBe(NOW_MS + 60_000);
    });

    it('and lets only one through to try', async () => {
      const { start, dialing, callbacks, dialer } = scene({});
      dialing.slots.brokenUntil = NOW_MS - 1;
      dialer.dial = async () => {
        callbacks.put(callbackRow({ callbackId: CALLBACK_ID }));
        expect(await start()).toMatchObject({ result: 'deferred', reason: 'too many calls fail at the moment' });
        return unclear;
      };
      await start();
    });
  });
});
