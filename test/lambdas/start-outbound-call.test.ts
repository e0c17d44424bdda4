import type { Callback } from '../../lambdas/shared/domain/callback';
import type { PhoneNumber } from '../../lambdas/shared/domain/phone-number';
import type { DialResult } from '../../lambdas/shared/ports/dialer';
import { startOutboundCall } from '../../lambdas/start-outbound-call/start-outbound-call';
import { CALLBACK_ID, callbackRow, NOW_MS, NOW_SECONDS, stoppedClock } from '../support/callback-row';
import { InMemoryCallbacks } from '../support/in-memory-callbacks';
import { InMemoryContacts } from '../support/in-memory-contacts';
import { InMemoryDialer } from '../support/in-memory-dialer';
import { InMemoryWorkflows } from '../support/in-memory-workflows';

function scene(row: Partial<Callback> | undefined, ...dials: readonly DialResult[]) {
  const callbacks = new InMemoryCallbacks();
  const contacts = new InMemoryContacts();
  const dialer = new InMemoryDialer(...dials);
  const workflows = new InMemoryWorkflows();
  const clock = stoppedClock();
  if (row) callbacks.put(callbackRow({ taskToken: 'token-1', ...row }));
  let claims = 0;
  const options = {
    clock,
    allowedCountries: ['US', 'CA', 'GB'],
    newClaimId: () => `claim-${++claims}`,
    random: () => 0.5,
    pause: async (ms: number) => void clock.pass(ms),
  };
  return {
    callbacks,
    contacts,
    dialer,
    workflows,
    clock,
    start: () => startOutboundCall(CALLBACK_ID, { callbacks, contacts, dialer, workflows }, options),
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
    const asked = { inboundContactId: 'inbound-1' };

    it('waits for the farewell to end: the line is about to be free', async () => {
      const { start, contacts, dialer, clock } = scene(asked);
      contacts.put({ contactId: 'inbound-1', connectedAt: NOW_MS - 60_000 });
      const describe = contacts.describe.bind(contacts);
      contacts.describe = async (contactId) => {
        if (clock.now() >= NOW_MS + 1000) contacts.put({ contactId, disconnectedAt: NOW_MS + 1000 });
        return describe(contactId);
      };
      expect(await start()).toMatchObject({ result: 'placed' });
      expect([dialer.dials.length, clock.now()]).toEqual([1, NOW_MS + 1000]);
    });

    it('puts the call off by a few seconds when they stay, and tells the monitor', async () => {
      const { start, contacts, dialer, row, workflows, clock } = scene(asked);
      contacts.put({ contactId: 'inbound-1', connectedAt: NOW_MS - 60_000 });
      const dueAt = NOW_SECONDS + 8; // after two and a half seconds of patience
      expect(await start()).toEqual({ result: 'deferred', reason: 'the caller is still on the line', dueAt });
      expect(row()).toMatchObject({ state: 'REQUESTED', dueAt, deferrals: 0 });
      expect([...workflows.completedTokens]).toEqual(['token-1']);

      contacts.put({ contactId: 'inbound-1', disconnectedAt: NOW_MS + 3_000 });
      clock.pass(6_000);
      expect(await start()).toMatchObject({ result: 'placed' });
      expect(dialer.dials).toHaveLength(1);
    });

    it('takes a contact that Connect does not know for one that is over', async () => {
      expect(await scene(asked).start()).toMatchObject({ result: 'placed' });
    });

    it('waits for Connect to tell, for half a minute', async () => {
      const { start, contacts, clock } = scene(asked);
      contacts.failure = new Error('Connect is down');
      expect(await start()).toMatchObject({ result: 'deferred' });
      clock.pass(30_000);
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
        clock.pass(20_000);
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
    expect(await start()).toEqual({ result: 'claimed' });
    expect(dialer.dials).toEqual([]);
    expect(row()).toMatchObject({ state });
  });
});
