import { reconcileOutcome } from '../../lambdas/reconcile-outcome/reconcile-outcome';
import type { Callback } from '../../lambdas/shared/domain/callback';
import type { Contact } from '../../lambdas/shared/ports/contacts';
import { CALLBACK_ID, callbackRow, NOW_MS, NOW_SECONDS, stoppedClock } from '../support/callback-row';
import { InMemoryCallbacks } from '../support/in-memory-callbacks';
import { InMemoryContacts } from '../support/in-memory-contacts';
import { InMemoryDialing } from '../support/in-memory-dialing';

const MINUTE_MS = 60_000;
const claimedMinutesAgo = (minutes: number) => ({ claim: { id: 'claim-1', at: NOW_MS - minutes * MINUTE_MS } });
const ours = { contactId: 'contact-1', callbackId: CALLBACK_ID, attempt: 1 };

function scene(row: Partial<Callback> | undefined, contact?: Contact) {
  const callbacks = new InMemoryCallbacks();
  const contacts = new InMemoryContacts();
  const dialing = new InMemoryDialing(callbacks);
  if (row) callbacks.put(callbackRow(row));
  if (contact) contacts.put(contact);
  return {
    contacts,
    dialing,
    reconcile: () => reconcileOutcome(CALLBACK_ID, { callbacks, contacts, dialing }, stoppedClock()),
    row: () => callbacks.rows.get(CALLBACK_ID),
  };
}

describe('looking for evidence of a call', () => {
  it.each<[string, Partial<Callback>, Partial<Contact>, object]>([
    ['rings', {}, {}, { state: 'DIALED' }],
    ['is answered', {}, { connectedAt: NOW_MS - 9 }, { state: 'ANSWERED', answeredAt: NOW_MS - 9 }],
    ['was busy', {}, { disconnectedAt: NOW_MS, disconnectReason: 'TELECOM_BUSY' }, { state: 'NO_ANSWER', outcome: 'busy' }],
    ['is over', { state: 'ANSWERED', answeredAt: NOW_MS - 9 }, { connectedAt: NOW_MS - 9, disconnectedAt: NOW_MS }, { state: 'COMPLETED' }],
    ['is over and nobody told', {}, { connectedAt: NOW_MS - 9, disconnectedAt: NOW_MS }, { state: 'COMPLETED', outcome: 'answered' }],
  ])('finds that the call %s', async (_what, row, contact, expected) => {
    const { reconcile, row: moved } = scene(
      { state: 'DIALED', contactId: 'contact-1', ...claimedMinutesAgo(1), ...row },
      { ...ours, ...contact },
    );
    expect(await reconcile()).toEqual({ state: moved()?.state });
    expect(moved()).toMatchObject(expected);
  });

  it.each<[string, Partial<Callback>]>([
    ['a claim of which nothing was heard', { state: 'DIALING', ...claimedMinutesAgo(6) }],
    ['a contact that Connect does not know', { state: 'DIALED', contactId: 'contact-1', ...claimedMinutesAgo(6) }],
    [
      'a conversation of two hours',
      { state: 'ANSWERED', contactId: 'contact-1', answeredAt: NOW_MS - 120 * MINUTE_MS, ...claimedMinutesAgo(121) },
    ],
    ['a promise ten minutes late', { dueAt: NOW_SECONDS - 600 }],
  ])('asks a person to call after %s', async (_what, row) => {
    const { reconcile, row: moved } = scene(row);
    expect(await reconcile()).toEqual({ state: 'UNKNOWN' });
    expect(moved()).toMatchObject({ reason: expect.stringMatching(/^[a-z].*[a-z0-9]$/), endedAt: NOW_MS });
  });

  it.each<[string, Partial<Callback>]>([
    ['a fresh claim', { state: 'DIALING', ...claimedMinutesAgo(5.9) }],
    ['a fresh contact', { state: 'DIALED', contactId: 'contact-1', ...claimedMinutesAgo(5.9) }],
    ['a long conversation', { state: 'ANSWERED', answeredAt: NOW_MS - 119 * MINUTE_MS, ...claimedMinutesAgo(120) }],
    ['a promise that is a little late', { dueAt: NOW_SECONDS - 599 }],
    ['a promise for later', { dueAt: NOW_SECONDS + 600 }],
    ['a callback that has ended', { state: 'COMPLETED' }],
  ])('leaves %s alone', async (_what, changes) => {
    const { reconcile, row } = scene(changes);
    const before = row();
    expect(await reconcile()).toEqual({ state: before?.state });
    expect(row()).toBe(before);
  });

  it('gives the line back of a call that is over, or given up', async () => {
    const { reconcile, dialing } = scene({ state: 'DIALING', ...claimedMinutesAgo(6) });
    Object.assign(dialing.slots, { held: new Set([`${CALLBACK_ID}-1`, 'another-1']) });
    await reconcile();
    expect(dialing.slots).toMatchObject({ held: new Set(['another-1']), calls: 1, callMs: 6 * MINUTE_MS });
  });

  it('believes no contact of another attempt', async () => {
    const { reconcile } = scene(
      { state: 'DIALED', contactId: 'contact-1', attempt: 2, ...claimedMinutesAgo(1) },
      { ...ours, connectedAt: 1, disconnectedAt: 2 },
    );
    expect(await reconcile()).toEqual({ state: 'DIALED' });
  });

  it('concludes nothing while Connect does not answer: the machine looks again', async () => {
    const { reconcile, contacts, row } = scene({ state: 'DIALED', contactId: 'contact-1', ...claimedMinutesAgo(30) });
    contacts.failure = new Error('Connect is down');
    await expect(reconcile()).rejects.toThrow('Connect is down');
    expect(row()?.state).toBe('DIALED');
  });

  it('has nothing to look for when the callback is gone', async () => {
    expect(await scene(undefined).reconcile()).toEqual({ state: 'GONE' });
  });
});
