import { followContact, parseContactEvent } from '../../lambdas/contact-event/contact-event';
import type { Callback, CallbackState } from '../../lambdas/shared/domain/callback';
import { InvalidInput } from '../../lambdas/shared/domain/errors';
import type { Contact } from '../../lambdas/shared/ports/contacts';
import { CALLBACK_ID, callbackRow, NOW_MS, stoppedClock } from '../support/callback-row';
import { InMemoryCallbacks } from '../support/in-memory-callbacks';
import { InMemoryContacts } from '../support/in-memory-contacts';
import { InMemoryDialing } from '../support/in-memory-dialing';
import { InMemoryWorkflows } from '../support/in-memory-workflows';

const ours = { contactId: 'contact-1', callbackId: CALLBACK_ID, attempt: 1 };
const answered = { ...ours, connectedAt: NOW_MS };
const over = { ...answered, disconnectedAt: NOW_MS + 90_000, disconnectReason: 'CUSTOMER_DISCONNECT' };

function scene(row: Partial<Callback> = {}) {
  const callbacks = new InMemoryCallbacks();
  const contacts = new InMemoryContacts();
  const workflows = new InMemoryWorkflows();
  const dialing = new InMemoryDialing(callbacks);
  callbacks.put(callbackRow({ state: 'DIALED', contactId: 'contact-1', taskToken: 'token-1', ...row }));
  return {
    callbacks,
    contacts,
    workflows,
    dialing,
    /** Something happened to the contact, and Connect says this when asked. */
    happens: (contact?: Contact) => {
      if (contact) contacts.put(contact);
      return followContact('contact-1', { callbacks, contacts, workflows, dialing }, stoppedClock());
    },
    row: () => callbacks.rows.get(CALLBACK_ID) as Callback,
    isAwake: () => workflows.completedTokens.has('token-1'),
  };
}

describe('what Connect reports about a call', () => {
  it('ends the callback and wakes its monitor', async () => {
    const { happens, row, isAwake } = scene();
    expect(await happens(over)).toEqual({ state: 'COMPLETED' });
    expect(row()).toMatchObject({ outcome: 'answered', answeredAt: NOW_MS, endedAt: NOW_MS + 90_000 });
    expect(isAwake()).toBe(true);
  });

  describe('gives the line of the call back', () => {
    const claimed = { claim: { id: 'claim-1', at: NOW_MS - 5_000 } };
    const inUse = (dialing: InMemoryDialing) => Object.assign(dialing.slots, { held: new Set([`${CALLBACK_ID}-1`]) });

    it('when it is over, once, with how long it took', async () => {
      const { happens, dialing } = scene(claimed);
      inUse(dialing);
      await happens(over);
      await happens(over);
      expect(dialing.slots).toMatchObject({ held: new Set(), calls: 1, callMs: 95_000, failed: 0 });
    });

    it('not while somebody talks', async () => {
      const { happens, dialing } = scene(claimed);
      inUse(dialing);
      await happens(answered);
      expect(dialing.slots.held.size).toBe(1);
    });

    it('and tells the breaker when it was the network that failed, not the number', async () => {
      for (const [disconnectReason, failed] of [
        ['TELECOM_PROBLEM', 1],
        ['TELECOM_NUMBER_INVALID', 0],
        ['TELECOM_BUSY', 0],
      ] as const) {
        const { happens, dialing } = scene(claimed);
        inUse(dialing);
        await happens({ ...ours, disconnectedAt: NOW_MS, disconnectReason });
        expect([disconnectReason, dialing.slots.failed]).toEqual([disconnectReason, failed]);
      }
    });

    it('although the monitor cannot be woken, and the other way round', async () => {
      const { happens, dialing, workflows, isAwake } = scene(claimed);
      inUse(dialing);
      workflows.failure = new Error('Step Functions is down');
      await expect(happens(over)).rejects.toThrow('Step Functions is down');
      expect(dialing.slots.held.size).toBe(0);
      workflows.failure = undefined;
      dialing.failure = new Error('the table is down');
      await expect(happens(over)).rejects.toThrow('the table is down');
      expect(isAwake()).toBe(true);
    });
  });

  it('wakes the monitor when somebody answers, so that sales sees it', async () => {
    const { happens, row, isAwake } = scene();
    await happens(answered);
    expect(row()).toMatchObject({ state: 'ANSWERED', answeredAt: NOW_MS });
    expect(isAwake()).toBe(true);
  });

  it('wakes nobody while it rings', async () => {
    const { happens, isAwake } = scene({ state: 'DIALING' });
    expect(await happens(ours)).toEqual({ state: 'DIALED' });
    expect(isAwake()).toBe(false);
  });

  it.each<CallbackState>(['DIALING', 'REQUESTED'])('is evidence of a dial whose reply was lost: %s', async (state) => {
    const { contactId: _unknown, ...claimed } = callbackRow({ state });
    const { happens, row, callbacks } = scene();
    callbacks.put(claimed);
    await happens(ours);
    expect(row()).toMatchObject({ state: 'DIALED', contactId: 'contact-1' });
    await happens(over);
    expect(row()).toMatchObject({ state: 'COMPLETED', contactId: 'contact-1' });
  });

  it('corrects a callback that was given up', async () => {
    const { happens, row } = scene({ state: 'UNKNOWN', reason: 'no sign of the call' });
    await happens(over);
    expect(row()).toMatchObject({ state: 'COMPLETED' });
    expect(row()).not.toHaveProperty('reason');
  });

  it('says the same however often and in whatever order events arrive', async () => {
    const { happens, row, contacts } = scene();
    await happens(over);
    const ended = row();
    for (const contact of [over, answered, ours]) {
      contacts.put(contact); // a reader that lags behind
      expect(await happens()).toEqual({ state: 'COMPLETED' });
    }
    expect(row()).toBe(ended);
  });

  it('wakes the monitor at the second delivery when the first one died before', async () => {
    const { happens, row, workflows, isAwake } = scene();
    workflows.failure = new Error('Step Functions is down');
    await expect(happens(over)).rejects.toThrow('Step Functions is down');
    expect(row().state).toBe('COMPLETED');
    workflows.failure = undefined;
    await happens();
    expect(isAwake()).toBe(true);
  });

  it.each<[string, Contact | undefined]>([
    ['one that Connect does not know', undefined],
    ['one of somebody else', { contactId: 'contact-1', disconnectedAt: NOW_MS }],
    ['one of a callback that is gone', { ...over, callbackId: 'ffffffffffffffffffffffffffffffff' }],
    ['one of another attempt', { ...over, attempt: 2 }],
    ['one without an attempt', { contactId: 'contact-1', callbackId: CALLBACK_ID, disconnectedAt: NOW_MS }],
  ])('is ignored when the contact is %s', async (_which, contact) => {
    const { happens, row } = scene();
    const before = row();
    expect(await happens(contact)).toEqual({ state: 'ignored' });
    expect(row()).toBe(before);
  });

  it('is delivered again when Connect or the table fails', async () => {
    const { happens, contacts, callbacks } = scene();
    contacts.failure = new Error('Connect is down');
    await expect(happens(over)).rejects.toThrow('Connect is down');
    contacts.failure = undefined;
    callbacks.failure = new Error('the table is down');
    await expect(happens(over)).rejects.toThrow('the table is down');
  });
});

describe('an event from the queue', () => {
  const event = (detail: unknown) => ({ Records: [{ body: JSON.stringify({ source: 'aws.connect', detail }) }] });

  it.each([
    [{ eventType: 'DISCONNECTED', contactId: 'contact-1', disconnectReason: 'whatever it says' }],
    [{ EventType: 'CONNECTED_TO_SYSTEM', ContactId: 'contact-1' }],
    [{ eventType: 'COMPLETED', contactId: 'contact-1', somethingNew: { deep: true } }],
  ])('is read for its contact alone: %j', (detail) => {
    expect(parseContactEvent(event(detail))).toBe('contact-1');
  });

  it.each([[{ eventType: 'PAUSED', contactId: 'contact-1' }], [{ eventType: 'BRAND_NEW' }], [{}], [null], ['text']])(
    'is ignored when its type says nothing about a call: %j',
    async (detail) => {
      expect(parseContactEvent(event(detail))).toBeUndefined();
      expect(await followContact(undefined, scene(), stoppedClock())).toEqual({ state: 'ignored' });
    },
  );

  it.each([
    [{ Records: [{ body: 'not JSON' }] }],
    [{ Records: [] }],
    [{ Records: [{ body: '{}' }, { body: '{}' }] }],
    [undefined],
    [event({ eventType: 'DISCONNECTED' })],
  ])('goes to the dead-letter queue when it cannot be read: %j', (broken) => {
    expect(() => parseContactEvent(broken)).toThrow(InvalidInput);
  });
});
