import { config } from '../../bin/config';
import type { Callback } from '../../lambdas/shared/domain/callback';
import { SalesforceRejected, SalesforceUnavailable } from '../../lambdas/shared/domain/errors';
import { gaugesOf, type Standings } from '../../lambdas/sweep/gauges';
import { sweep } from '../../lambdas/sweep/sweep';
import { CALLBACK_ID, callbackRow, NOW_MS, NOW_SECONDS, stoppedClock } from '../support/callback-row';
import { InMemoryCallbacks } from '../support/in-memory-callbacks';
import { InMemoryContacts } from '../support/in-memory-contacts';
import { InMemoryDialing } from '../support/in-memory-dialing';
import { InMemoryErasures } from '../support/in-memory-erasures';
import { InMemoryLeads } from '../support/in-memory-leads';
import { InMemoryWorkflows } from '../support/in-memory-workflows';

const MINUTE_MS = 60_000;
const id = (n: number) => n.toString(16).padStart(32, '0');
/** Five minutes old, its monitor waiting, its lead known: nothing is missing. */
const whole = { taskToken: 'token-1', syncedVersion: 1, requestedAt: NOW_MS - 5 * MINUTE_MS };
/** Nothing follows it. */
const over = { isFinal: true };
/** Over for three minutes, and Salesforce does not know. */
const waitsForLead = { state: 'COMPLETED', version: 4, syncedVersion: 1, ...over, endedAt: NOW_MS - 3 * MINUTE_MS } as const;
const claimedMinutesAgo = (minutes: number) => ({ claim: { id: 'claim-1', at: NOW_MS - minutes * MINUTE_MS } });

function scene(...rows: readonly Partial<Callback>[]) {
  const callbacks = new InMemoryCallbacks();
  const ports = {
    callbacks,
    dialing: new InMemoryDialing(callbacks),
    erasures: new InMemoryErasures(),
    contacts: new InMemoryContacts(),
    leads: new InMemoryLeads(),
    workflows: new InMemoryWorkflows(),
  };
  for (const row of rows) ports.callbacks.put(callbackRow({ ...whole, ...row }));
  const clock = stoppedClock();
  const slept: number[] = [];
  const standings: Standings[] = [];
  const sleep = async (ms: number) => {
    slept.push(ms);
    clock.pass(ms);
  };
  return {
    ...ports,
    clock,
    slept,
    standings,
    run: () =>
      sweep(ports, {
        clock,
        sleep,
        onStandings: (each) => standings.push(each),
        allowedCountries: config.allowedCountries,
        policy: config.dialing,
      }),
    row: () => ports.callbacks.rows.get(CALLBACK_ID) as Callback,
  };
}

const NOTHING = {
  open: 1,
  monitored: 0,
  started: 0,
  reconciled: 0,
  woken: 0,
  planned: 0,
  released: 0,
  recounted: 0,
  projected: 0,
  postponed: 0,
  erasing: 0,
  failed: 0,
  errors: {},
};

describe('the sweep', () => {
  it.each<[string, Partial<Callback>]>([
    ['was just promised', { dueAt: NOW_SECONDS - 1, requestedAt: NOW_MS - 1000, taskToken: undefined, syncedVersion: 0 }],
    ['is due tomorrow', { dueAt: NOW_SECONDS + 86_400 }],
    ['rings', { state: 'DIALED', ...claimedMinutesAgo(0.9) }],
    ['is answered', { state: 'ANSWERED', answeredAt: NOW_MS - MINUTE_MS }],
  ])('leaves a callback alone that %s', async (_what, changes) => {
    const { run, row } = scene(changes);
    const before = row();
    expect(await run()).toEqual(NOTHING);
    expect(row()).toBe(before);
  });

  it('starts what was due half a minute ago and did not start', async () => {
    const { run, workflows } = scene({ dueAt: NOW_SECONDS - 30 });
    expect(await run()).toEqual({ ...NOTHING, started: 1 });
    expect(workflows.callbacks).toEqual([CALLBACK_ID]);
  });

  it('gives a promise up that nobody started in time, and asks a person to call', async () => {
    const { run, row, workflows, leads } = scene({ dueAt: NOW_SECONDS - 600 });
    expect(await run()).toEqual({ ...NOTHING, reconciled: 1, woken: 1, planned: 1, projected: 1 });
    expect(row()).toMatchObject({ state: 'UNKNOWN', isFinal: true });
    expect(workflows.callbacks).toEqual([]);
    expect([...workflows.completedTokens]).toEqual(['token-1']);
    expect([...leads.tasks.values()]).toEqual([expect.objectContaining({ status: 'Not Started' })]);
  });

  it('finds the end of a call that nobody reported', async () => {
    const { run, row, contacts, workflows } = scene({ state: 'DIALED', contactId: 'contact-1', ...claimedMinutesAgo(1) });
    contacts.put({ contactId: 'contact-1', callbackId: CALLBACK_ID, attempt: 1, connectedAt: NOW_MS - 9, disconnectedAt: NOW_MS });
    expect(await run()).toEqual({ ...NOTHING, reconciled: 1, woken: 1, planned: 1, projected: 1 });
    expect(row()).toMatchObject({ state: 'COMPLETED' });
    expect([...workflows.completedTokens]).toEqual(['token-1']);
  });

  it('looks at a long conversation every few minutes only', async () => {
    const { run, row } = scene({ state: 'ANSWERED', contactId: 'contact-1', answeredAt: NOW_MS - 120 * MINUTE_MS });
    await run();
    expect(row()).toMatchObject({ state: 'UNKNOWN' });
  });

  it('starts the monitor of a callback that has none, also when it is due later', async () => {
    const lost = { ...whole, taskToken: undefined, dueAt: NOW_SECONDS + 3600 };
    const { run, workflows } = scene(lost, { ...lost, callbackId: id(1), requestedAt: NOW_MS - 59_000 });
    expect(await run()).toMatchObject({ open: 2, monitored: 1, failed: 0 });
    expect([...workflows.monitors]).toEqual([CALLBACK_ID]);
  });

  it('completes the token of what has ended', async () => {
    const { run, workflows } = scene({ state: 'COMPLETED', version: 5, endedAt: NOW_MS - 1000, ...over });
    expect(await run()).toEqual({ ...NOTHING, woken: 1 });
    expect([...workflows.completedTokens]).toEqual(['token-1']);
  });

  it('brings leads to where their callbacks stand, the oldest first, five a second', async () => {
    const rows = Array.from({ length: 6 }, (_, n) => ({
      callbackId: id(n),
      callerId: id(n),
      dueAt: NOW_SECONDS - 300 + n,
      state: 'COMPLETED' as const,
      endedAt: NOW_MS - 2 * MINUTE_MS,
      version: 5,
      syncedVersion: 0,
      taskToken: undefined,
      ...over,
    }));
    const { run, leads, slept } = scene(...rows.toReversed());
    expect(await run()).toMatchObject({ open: 6, projected: 6, failed: 0 });
    expect([...leads.byCallerId.keys()]).toEqual(rows.map(({ callerId }) => callerId));
    expect(slept).toEqual([200, 200, 200, 200, 200]);
  });

  it('never shows an erased callback', async () => {
    const { run, leads, callbacks } = scene({ state: 'ERASED', version: 5 });
    callbacks.open = async () => ({ rows: [...callbacks.rows.values()], failures: [] }); // the index lags
    await run();
    expect(leads.byCallerId.size).toBe(0);
  });

  it('closes what was synced by somebody who died before closing it', async () => {
    const { run, callbacks } = scene({ state: 'COMPLETED', version: 5, syncedVersion: 5, taskToken: undefined });
    const closed: string[] = [];
    callbacks.open = async () => ({ rows: [...callbacks.rows.values()], failures: [] });
    callbacks.markSynced = async (callbackId) => {
      closed.push(callbackId);
    };
    await run();
    expect(new Set(closed)).toEqual(new Set([CALLBACK_ID]));
  });

  describe('when something fails', () => {
    const ended = { state: 'COMPLETED' as const, endedAt: NOW_MS - 2 * MINUTE_MS, version: 5, syncedVersion: 0, taskToken: undefined };

    it('goes on with everybody else, and says how many failed of what', async () => {
      const { run, leads, row, callbacks } = scene({ ...ended }, { ...ended, callbackId: id(1), callerId: id(1), dueAt: NOW_SECONDS + 1 });
      const upsert = leads.upsert.bind(leads);
      leads.upsert = async (lead) => {
        if (lead.callerId !== id(1)) throw new SalesforceRejected('STRING_TOO_LONG');
        return upsert(lead);
      };
      expect(await run()).toMatchObject({ projected: 1, failed: 1, errors: { SalesforceRejected: 1 } });
      expect([row().syncedVersion, callbacks.rows.get(id(1))?.syncedVersion]).toEqual([0, 5]);
    });

    it('leaves Salesforce in peace when it is down', async () => {
      const rows = Array.from({ length: 9 }, (_, n) => ({ ...ended, callbackId: id(n), callerId: id(n) }));
      const { run, leads } = scene(...rows);
      leads.failure = new SalesforceUnavailable('503');
      expect(await run()).toMatchObject({ projected: 0, failed: 3, postponed: 6, errors: { SalesforceUnavailable: 3 } });
    });

    it('repairs the rest while Step Functions, Connect or Salesforce is down', async () => {
      const { run, workflows, contacts, leads, row } = scene(
        { ...ended, taskToken: 'token-1' },
        { callbackId: id(1), dueAt: NOW_SECONDS - 60 },
      );
      workflows.failure = new Error('no');
      expect(await run()).toMatchObject({ failed: 2, projected: 1, errors: { Error: 2 } });
      expect(row().syncedVersion).toBe(5);

      workflows.failure = undefined;
      contacts.failure = new Error('no');
      leads.failure = new Error('no');
      expect(await run()).toMatchObject({ started: 1, failed: 0 });
    });

    it('repairs the rows it could read, and counts what it could not', async () => {
      const { run, callbacks, workflows, dialing } = scene({ dueAt: NOW_SECONDS - 30 });
      const open = callbacks.open.bind(callbacks);
      callbacks.open = async (...look) => ({ ...(await open(...look)), failures: [new Error('one shard is slow')] });
      Object.assign(dialing.slots, { position: 7, placedAt: 0 });
      expect(await run()).toMatchObject({ started: 1, failed: 1, recounted: 0, errors: { Error: 1 } });
      expect(workflows.callbacks).toEqual([CALLBACK_ID]);
    });

    it('fails itself when the open rows cannot be listed', async () => {
      const { run, callbacks } = scene();
      callbacks.failure = new Error('the table is down');
      await expect(run()).rejects.toThrow('the table is down');
    });

    it('stops in time, and leaves the rest to the next one', async () => {
      const rows = Array.from({ length: 4 }, (_, n) => ({ ...ended, callbackId: id(n), callerId: id(n) }));
      const { run, leads, clock } = scene(...rows);
      const upsert = leads.upsert.bind(leads);
      leads.upsert = async (lead) => {
        clock.pass(20_000);
        return upsert(lead);
      };
      expect(await run()).toMatchObject({ projected: 2, postponed: 2 });
      expect(await run()).toMatchObject({ projected: 2, postponed: 0 });
    });
  });

  describe('when there is a backlog of leads', () => {
    const old = (n: number) => ({
      ...{ callbackId: id(n + 1), callerId: id(n + 1), state: 'COMPLETED' as const, version: 5, taskToken: undefined },
      ...{ dueAt: NOW_SECONDS - 7200 + n, endedAt: NOW_MS - 7_000_000, ...over },
    });

    it('looks at what is due now first', async () => {
      const { run, workflows, leads } = scene(old(0), old(1), { dueAt: NOW_SECONDS - 30, syncedVersion: 0 });
      const order: string[] = [];
      workflows.startCallback = async (callbackId) => void order.push(callbackId);
      const upsert = leads.upsert.bind(leads);
      leads.upsert = async (lead) => {
        order.push(lead.callerId);
        return upsert(lead);
      };
      await run();
      expect(order).toEqual([CALLBACK_ID, id(1), id(2), callbackRow().callerId]);
    });

    it('finds it even when the backlog is more than one look holds', async () => {
      const { run, workflows } = scene(...Array.from({ length: 600 }, (_, n) => old(n)), { dueAt: NOW_SECONDS - 30 });
      expect(await run()).toMatchObject({ open: 501, started: 1 });
      expect(workflows.callbacks).toEqual([CALLBACK_ID]);
    });
  });

  it('plans what follows an attempt whose monitor has died', async () => {
    const busy = { state: 'NO_ANSWER', outcome: 'busy', endedAt: NOW_MS - MINUTE_MS, taskToken: undefined } as const;
    const { run, row } = scene(busy);
    expect(await run()).toMatchObject({ planned: 1, projected: 1 });
    expect(row()).toMatchObject({ state: 'REQUESTED', attempt: 2, dueAt: NOW_SECONDS + 29 * 60 });
  });

  it('leaves the plan to the monitor for a minute', async () => {
    const { run, row } = scene({ state: 'NO_ANSWER', outcome: 'busy', endedAt: NOW_MS - 59_000, taskToken: undefined });
    expect(await run()).toMatchObject({ planned: 0 });
    expect(row()).toMatchObject({ attempt: 1 });
  });

  describe('tends the line of all calls', () => {
    const attempt = `${CALLBACK_ID}-1`;

    it('and gives back the slot of every attempt that is over, moved on or gone, and of no other', async () => {
      const claim = { claim: { id: 'claim-1', at: NOW_MS - 30_000 }, endedAt: NOW_MS - 1_000 };
      const { run, dialing, callbacks } = scene({ state: 'DIALED', contactId: 'contact-1', ...claimedMinutesAgo(0.5) });
      callbacks.put(callbackRow({ callbackId: id(1), state: 'COMPLETED', ...claim, ...over, syncedVersion: 1 }));
      callbacks.put(callbackRow({ callbackId: id(2), attempt: 2 }));
      callbacks.put(callbackRow({ callbackId: id(3), state: 'REQUESTED' }));
      const leaked = [`${id(1)}-1`, `${id(2)}-1`, `${id(3)}-1`, `${id(4)}-1`, 'no id at all'];
      Object.assign(dialing.slots, { held: new Set([attempt, ...leaked]) });
      expect(await run()).toMatchObject({ released: 5, failed: 0 });
      expect(dialing.slots.held).toEqual(new Set([attempt]));
    });

    it('and counts those who wait anew when nobody is just coming or going', async () => {
      const { run, dialing } = scene({ place: 3, dueAt: NOW_SECONDS + 60 }, { callbackId: id(1), dueAt: NOW_SECONDS + 60 });
      Object.assign(dialing.slots, { position: 7, placedAt: NOW_MS - 5_000 });
      expect(await run()).toMatchObject({ recounted: 0 });
      Object.assign(dialing.slots, { placedAt: NOW_MS - 10_000 });
      expect(await run()).toMatchObject({ recounted: 1 });
      expect(dialing.slots.position).toBe(1);
    });

    it('and repairs everything else when it cannot be read', async () => {
      const { run, dialing, workflows } = scene({ dueAt: NOW_SECONDS - 30 });
      dialing.failure = new Error('the line is down');
      expect(await run()).toMatchObject({ started: 1, failed: 1 });
      expect(workflows.callbacks).toEqual([CALLBACK_ID]);
    });
  });

  describe('tells how everything stands', () => {
    it('with a heartbeat, what waits and for how long, and the state of the line', async () => {
      const { run, dialing, leads, standings } = scene({ dueAt: NOW_SECONDS - 45, place: 1 }, { callbackId: id(1), ...waitsForLead });
      Object.assign(dialing.slots, { position: 1, held: new Set(['somebody']), brokenUntil: NOW_MS + 1 });
      await dialing.setStopped(true, { reason: 'a test', at: NOW_MS });
      leads.failure = new SalesforceUnavailable('503');
      await run();
      expect(standings.map(gaugesOf)).toEqual([
        {
          metrics: {
            SweepRan: [1, 'Count'],
            SweepFailures: [0, 'Count'],
            LeadsPending: [1, 'Count'],
            OldestLeadPending: [180, 'Seconds'],
            CallbacksDue: [1, 'Count'],
            OldestCallbackDue: [45, 'Seconds'],
            ErasuresOpen: [0, 'Count'],
            OldestErasure: [0, 'Seconds'],
            DialerSlotsHeld: [1, 'Count'],
            DialerWaiting: [1, 'Count'],
            DialerBreakerOpen: [1, 'Count'],
            DialingStopped: [1, 'Count'],
          },
        },
      ]);
    });

    it('and leaves out what could not be read', async () => {
      const { run, dialing, standings } = scene({ dueAt: NOW_SECONDS + 60 });
      dialing.failure = new Error('the line is down');
      await run();
      expect(standings.map((each) => gaugesOf(each).metrics)).toEqual([
        expect.objectContaining({ SweepRan: [1, 'Count'], SweepFailures: [1, 'Count'], DialerBreakerOpen: [undefined, 'Count'] }),
      ]);
    });
  });

  it('is harmless when two run at once', async () => {
    const { run, workflows, leads } = scene({ state: 'COMPLETED', endedAt: NOW_MS - 2 * MINUTE_MS, version: 5, syncedVersion: 0 });
    await Promise.all([run(), run()]);
    expect([leads.byCallerId.size, leads.tasks.size, workflows.completedTokens.size]).toEqual([1, 1, 1]);
  });

  describe('with wishes to be forgotten', () => {
    const WISH = { erasureId: 'e'.repeat(32), callerId: 'c'.repeat(32), requestedAt: NOW_MS };
    const asked = async () => {
      const all = scene();
      await all.erasures.request(WISH);
      return all;
    };

    it('leaves a young one to the workflow that was started with it', async () => {
      const { run, workflows } = await asked();
      expect(await run()).toMatchObject({ erasing: 0 });
      expect(workflows.erasures.size).toBe(0);
    });

    it('starts one whose workflow never was', async () => {
      const { run, workflows, clock } = await asked();
      clock.pass(MINUTE_MS);
      expect(await run()).toMatchObject({ erasing: 1 });
      expect([...workflows.erasures]).toEqual([`${WISH.erasureId}-2`]);
    });

    it('starts one again whose workflow has ended before it was done', async () => {
      const { run, workflows, erasures, clock } = await asked();
      await erasures.add(WISH.erasureId, { callbacks: 1 }, NOW_MS + 1000);
      clock.pass(59 * MINUTE_MS);
      expect(await run()).toMatchObject({ erasing: 0 });
      clock.pass(2 * MINUTE_MS);
      expect(await run()).toMatchObject({ erasing: 1 });
      expect(await run()).toMatchObject({ erasing: 0 });
      expect(workflows.erasures.size).toBe(1);
    });

    it('is tried again by the next sweep when it cannot be started', async () => {
      const { run, workflows, clock } = await asked();
      clock.pass(10 * 60_000);
      workflows.failure = new Error('Step Functions is away');
      await run();
      workflows.failure = undefined;
      clock.pass(60_000);
      expect(await run()).toMatchObject({ erasing: 1 });
      expect([...workflows.erasures]).toEqual([`${WISH.erasureId}-2`]);
    });

    it('looks no more at what is done', async () => {
      const { run, erasures, clock } = await asked();
      await erasures.close(WISH.erasureId, NOW_MS);
      clock.pass(2 * 60 * MINUTE_MS);
      expect(await run()).toMatchObject({ erasing: 0 });
    });

    it('repairs everything else although they cannot be listed', async () => {
      const { run, erasures } = scene({ dueAt: NOW_SECONDS - 60 });
      erasures.failure = new Error('throttled');
      expect(await run()).toMatchObject({ started: 1, failed: 1 });
    });
  });
});
