import { rescheduleCallback } from '../../../../lambdas/lex-fulfillment/callback/change';
import { fulfill } from '../../../../lambdas/lex-fulfillment/lex-fulfillment';
import type { Callback } from '../../../../lambdas/shared/domain/callback';
import { RANK } from '../../../../lambdas/shared/domain/callback';
import { callbackIdOf, callerIdOf } from '../../../../lambdas/shared/domain/ids';
import type { PhoneNumber } from '../../../../lambdas/shared/domain/phone-number';
import { DEFAULT_LANGUAGE } from '../../../../lambdas/shared/language/language';
import { IDENTITY_KEY, inMemoryPorts, LexTalk, lexEvent, NOW } from '../../../support/lex-talk';

const PROMISE = "Thank you. I'll call you right back.";
const NUMBER = '+14155552671' as PhoneNumber;
const CALLER_ID = callerIdOf(IDENTITY_KEY, NUMBER);
const FIRST = callbackIdOf(IDENTITY_KEY, 'contact-1');
const SECOND = callbackIdOf(IDENTITY_KEY, 'contact-1', 2);
const HOUR_MS = 60 * 60_000;
const SPOKEN = { language: DEFAULT_LANGUAGE };

const confirmed = (changes: Parameters<typeof lexEvent>[2] = {}, number: string = NUMBER) =>
  lexEvent('Callback', 'yes', {
    attributes: { contactId: 'contact-1', callerNumber: NUMBER },
    slots: { Name: 'Ada', Company: 'Analytical Engines', UseCase: 'fleet', PhoneNumber: number },
    confirmation: 'Confirmed',
    ...changes,
  });

function scene(now = NOW) {
  const clock = { now };
  const ports = inMemoryPorts({ now: () => clock.now });
  const row = (callbackId = FIRST) => ports.callbacks.rows.get(callbackId) as Callback;
  return {
    ports,
    clock,
    row,
    hears: async (event: object) => (await fulfill(event, ports, 10_000)).messages?.[0]?.content,
    /** The row as it stands, with these changes: what somebody else has done meanwhile. */
    becomes: (changes: Partial<Callback>, callbackId = FIRST) =>
      ports.callbacks.put({ ...row(callbackId), ...changes, ...(changes.state && { rank: RANK[changes.state] }) }),
    talk: (attributes: Record<string, string> = { contactId: 'contact-1', callerNumber: NUMBER }) => new LexTalk(ports, attributes),
  };
}

const line = (waiting: number, held: number) => ({
  position: waiting,
  held: new Set(Array.from({ length: held }, (_, n) => `somebody-${n}`)),
});

describe('the wait that a caller is told', () => {
  it.each([
    ['nobody is before them', 0, 0, "I'll call you right back."],
    ['some are before them', 9, 0, "I'll call you right back."],
    ['all lines are busy', 0, 10, "I'll call you in about a minute."],
    ['the line is long', 19, 10, "I'll call you in about two minutes."],
    ['the line is longer', 119, 10, "I'll call you in about 12 minutes."],
    ['the line is very long', 449, 10, "I'll call you in about 45 minutes."],
    ['half the town is calling', 740, 10, "I'll call you in about an hour and a quarter."],
  ])('when %s', async (_case, waiting, held, wait) => {
    const { ports, hears } = scene();
    Object.assign(ports.dialing.slots, line(waiting, held));
    expect(await hears(confirmed())).toBe(`Thank you. ${wait}`);
  });

  it('is when the call is due, and then its monitor is started, not the call', async () => {
    const { ports, hears, row } = scene();
    Object.assign(ports.dialing.slots, line(19, 10));
    await hears(confirmed());
    expect(row()).toMatchObject({ dueAt: Math.ceil(NOW / 1000) + 147, place: 20 });
    expect([...ports.workflows.monitors]).toEqual([FIRST]);
    expect(ports.workflows.callbacks).toEqual([]);
  });

  it('follows what calls have really taken', async () => {
    const { ports, hears } = scene();
    Object.assign(ports.dialing.slots, { ...line(19, 10), calls: 60, callMs: 60 * 180_000 });
    expect(await hears(confirmed())).toMatch(/in about seven minutes/);
  });

  it('is as good as it was read when no place can be taken', async () => {
    const { ports, hears, row } = scene();
    Object.assign(ports.dialing.slots, line(19, 10));
    ports.dialing.takePlace = async () => Promise.reject(new Error('throttled'));
    expect(await hears(confirmed())).toMatch(/in about two minutes/);
    expect(row()).not.toHaveProperty('place');
  });

  it('has no length while all dialing is stopped', async () => {
    const { ports, hears } = scene();
    await ports.dialing.setStopped(true, { reason: 'a test', at: NOW });
    expect(await hears(confirmed())).toBe("Thank you. I'll call you as soon as our lines are open again.");
  });

  it('is until the morning when it is night where they are', async () => {
    const { ports, hears, row } = scene(NOW + 12 * HOUR_MS);
    expect(await hears(confirmed())).toBe("Thank you. I'll call you tomorrow at 9 AM.");
    expect(row()).toMatchObject({ reason: 'it is outside calling hours where the number is' });
    expect(new Date(row().dueAt * 1000).toISOString()).toBe('2026-11-21T17:00:00.000Z');
    expect(row()).not.toHaveProperty('place');
    expect(ports.dialing.slots.position).toBe(0);
  });

  it('is until the morning when their turn would come at night', async () => {
    const { ports, hears, row } = scene(NOW + 9.9 * HOUR_MS);
    Object.assign(ports.dialing.slots, line(119, 10));
    expect(await hears(confirmed())).toMatch(/tomorrow at 9 AM/);
    expect(row()).not.toHaveProperty('place');
    expect(ports.dialing.slots.position).toBe(119);
  });

  it('is in hours when the number may be in several zones', async () => {
    const { hears } = scene(NOW + 12 * HOUR_MS);
    expect(await hears(confirmed({}, '+18505550123'))).toMatch(/in about \d+ hours/);
  });

  it('is until half an hour after the number was rung for somebody else', async () => {
    const { ports, hears, row } = scene();
    Object.assign(ports.callbacks.live(CALLER_ID), { rings: [NOW - 12 * 60_000] });
    expect(await hears(confirmed())).toMatch(/in about 20 minutes/);
    expect(ports.callbacks.live(CALLER_ID)).toMatchObject({ callbackId: FIRST, quietUntil: NOW + 20 * 60_000 });
    expect(row().reason).toMatch(/short while ago/);
  });
});

describe('a promise that may not be made', () => {
  type World = ReturnType<typeof scene>;
  it.each<[string, (world: World) => void, RegExp]>([
    ['to a number on the do-not-call list', ({ ports }) => ports.dialing.suppressed.add(CALLER_ID), /may not call that number/],
    ['to somebody who said no', ({ ports }) => ports.dialing.profiles.set(CALLER_ID, { consent: 'withdrawn' }), /may not call that number/],
    [
      'a fourth time a day',
      ({ ports }) => {
        ports.callbacks.live(CALLER_ID).rings = [5, 3, 1].map((hours) => NOW - hours * HOUR_MS);
      },
      /as often as it may be in a day/,
    ],
    ['to a caller who asks for calls all day', ({ ports }) => ports.callbacks.requests.set(CALLER_ID, 5), /as many calls as I may book/],
  ])('is refused %s, and the talk goes on', async (_case, happens, words) => {
    const world = scene();
    happens(world);
    const { messages, sessionState } = await fulfill(confirmed(), world.ports, 10_000);
    expect(messages?.[0]?.content).toMatch(words);
    expect(sessionState.dialogAction.type).toBe('ElicitIntent');
    expect(world.ports.callbacks.rows.size).toBe(0);
    expect(world.ports.dialing.slots.position).toBe(0);
  });

  it('is not made of a callback that is booked, when the number was forgotten since', async () => {
    const { ports, hears, talk } = scene();
    await hears(confirmed());
    ports.dialing.suppressed.add(CALLER_ID);
    expect(await hears(confirmed({ attributes: { contactId: 'contact-2', callerNumber: NUMBER } }))).toMatch(/may not call that number/);
    const later = await talk({ contactId: 'contact-3', callerNumber: NUMBER }).says('hello');
    expect(later).not.toMatch(/callback is booked/);
  });
});

describe('a second request', () => {
  it('in the same call is told when the first one is due', async () => {
    const { ports, talk } = scene();
    Object.assign(ports.dialing.slots, line(19, 10));
    const call = talk();
    await call.introduces();
    await call.says('yes');
    expect(await call.says('call me back')).toBe("You're booked already: I'll call you in about two minutes.");
    expect(ports.dialing.slots.position).toBe(20);
  });

  it('delivered twice takes one place in the line', async () => {
    const { ports, hears, clock } = scene();
    await Promise.all([hears(confirmed()), hears(confirmed())]);
    clock.now += 3_000;
    await hears(confirmed());
    expect(ports.callbacks.rows.size).toBe(1);
    expect(ports.dialing.slots.position).toBe(1);
  });

  it('for the same number from another call is told so, and is one callback', async () => {
    const { ports, hears, talk, row } = scene();
    await hears(confirmed());
    const other = talk({ contactId: 'contact-2', callerNumber: '+12125550123' });
    await other.introduces();
    await other.says('no');
    await other.says('4155552671');
    expect(await other.says('yes')).toBe("You're booked already: we'll ring you shortly.");
    expect(ports.callbacks.rows.size).toBe(1);
    expect(row()).toMatchObject({ version: 1 });
    await other.says('cancel my callback'); // it is not theirs
    expect(row().state).toBe('REQUESTED');
  });

  it('is booked although there is one, when whoever asked for that is being erased since then', async () => {
    const { ports, hears, talk, row } = scene();
    await hears(confirmed());
    ports.callbacks.put({ ...row(), requestedBy: 'somebody else' });
    const asksAgain = async (contactId: string) => {
      const call = talk({ contactId, callerNumber: '+12125550123' });
      await call.introduces();
      await call.says('no');
      await call.says('4155552671');
      return call.says('yes');
    };
    ports.dialing.erasedAt.set('somebody else', NOW - 60_000);
    expect(await asksAgain('contact-2')).toMatch(/booked already/); // it was asked for after that
    ports.dialing.erasedAt.set('somebody else', NOW + 60_000);
    expect(await asksAgain('contact-3')).toMatch(/^Thank you\. I'll call you/);
    expect(ports.callbacks.rows.size).toBe(2);
    expect(ports.callbacks.live(CALLER_ID).callbackId).toBe(callbackIdOf(IDENTITY_KEY, 'contact-3'));
  });

  it('is neither booked nor said to be, when the earlier one has rung and nobody knows yet how that went', async () => {
    const { ports, hears, becomes, clock, talk } = scene();
    await hears(confirmed());
    becomes({ state: 'DIALED', claim: { id: 'a claim', at: NOW } });
    const again = (contactId: string) => hears(confirmed({ attributes: { contactId, callerNumber: NUMBER } }));
    clock.now += 30_000;
    expect(await again('contact-2')).toBe("You're booked already: we'll ring you shortly.");
    clock.now += 30_000;
    const call = talk({ contactId: 'contact-3', callerNumber: NUMBER });
    await call.introduces();
    expect(await call.says('yes')).toMatch(/^I am sorry, I cannot book a call right now/);
    expect(ports.callbacks.rows.size).toBe(1);
    becomes({ state: 'COMPLETED' });
    await call.introduces();
    expect(await call.says('yes')).toMatch(/^Thank you\. I'll call you/);
  });

  it('is booked when the earlier one is over, not while it may ring again', async () => {
    const { hears, becomes, ports, clock } = scene();
    await hears(confirmed());
    becomes({ state: 'NO_ANSWER', outcome: 'busy' });
    clock.now += 60_000;
    const later = confirmed({ attributes: { contactId: 'contact-2', callerNumber: NUMBER } });
    expect(await hears(later)).toMatch(/booked already/);
    becomes({ isFinal: true });
    expect(await hears(later)).toBe(PROMISE);
    expect(ports.callbacks.rows.size).toBe(2);
  });

  it('goes through when two calls ask for one number at the same moment: one is promised, the other told', async () => {
    const { ports, hears } = scene();
    const standing = ports.dialing.standing.bind(ports.dialing);
    let looks = 0;
    ports.dialing.standing = async (callerId) => {
      const seen = await standing(callerId);
      if (++looks === 1) await hears(confirmed({ attributes: { contactId: 'contact-2', callerNumber: NUMBER, turn: '4' } }));
      return seen;
    };
    expect(await hears(confirmed({ attributes: { contactId: 'contact-1', callerNumber: NUMBER, turn: '4' } }))).toMatch(/booked already/);
    expect(ports.callbacks.rows.size).toBe(1);
    expect(ports.dialing.slots.position).toBe(1);
  });

  it('is a promise although its answer was lost', async () => {
    const { ports, hears, row } = scene();
    const request = ports.callbacks.request.bind(ports.callbacks);
    ports.callbacks.request = async (...asked) => {
      await request(...asked);
      throw new Error('no answer');
    };
    expect(await hears(confirmed())).toBe(PROMISE);
    expect(row()).toMatchObject({ state: 'REQUESTED' });
    expect(ports.workflows.callbacks).toEqual([FIRST]);
  });
});

describe('a callback that is booked', () => {
  async function booked() {
    const world = scene();
    const call = world.talk();
    await call.introduces();
    expect(await call.says('yes')).toBe(PROMISE);
    world.becomes({ taskToken: 'token-1' });
    return { ...world, call };
  }

  it('is taken back when the caller says so, and its monitor and its place are let go', async () => {
    const { call, row, ports } = await booked();
    expect(await call.says('cancel the callback')).toMatch(/canceled/);
    expect(row()).toMatchObject({ state: 'CANCELED', reason: 'the caller no longer wants it' });
    expect([...ports.workflows.completedTokens]).toEqual(['token-1']);
    expect(ports.dialing.slots.position).toBe(0);
    expect(await call.says('cancel the callback')).not.toMatch(/error|sorry/i);
  });

  it('is not taken back once the phone is about to ring', async () => {
    const { call, row, becomes } = await booked();
    becomes({ state: 'DIALING' });
    expect(await call.says('cancel the callback')).toMatch(/too late/);
    expect(row().state).toBe('DIALING');
  });

  it('may be asked for anew after it was taken back, twice', async () => {
    const { call, ports, row } = await booked();
    await call.says('cancel the callback');
    await call.introduces();
    expect(await call.says('yes')).toBe(PROMISE);
    expect([row().state, row(SECOND).state]).toEqual(['CANCELED', 'REQUESTED']);
    await call.says('cancel the callback');
    await call.introduces();
    expect(await call.says('yes')).toBe(PROMISE);
    await call.says('cancel the callback');
    await call.introduces();
    expect(await call.says('yes')).toMatch(/phone us again/);
    expect(ports.callbacks.rows.size).toBe(3);
  });

  it('is not made again by an event that comes late a second time', async () => {
    const { call, ports, hears, row } = await booked();
    await call.says('cancel the callback');
    expect(await hears(confirmed())).toMatch(/cannot book another call/);
    expect(ports.callbacks.rows.size).toBe(1);
    expect(row().state).toBe('CANCELED');
  });

  it('goes to another number when the caller says so: one is taken back, one is promised', async () => {
    const { call, ports, row } = await booked();
    expect(await call.says('call another number')).toMatch(/What number should I call/);
    expect(await call.says('2125550123')).toMatch(/0 1 2 3/);
    expect(await call.says('yes')).toBe(PROMISE);
    expect(row()).toMatchObject({ state: 'CANCELED', reason: expect.stringContaining('another number') });
    expect(row(SECOND)).toMatchObject({
      state: 'REQUESTED',
      number: '+12125550123',
      name: 'Ada',
      company: 'Analytical Engines',
      useCase: 'fleet pricing',
      requestedBy: CALLER_ID,
    });
    expect([...ports.workflows.completedTokens]).toEqual(['token-1']);
    expect(ports.dialing.slots.position).toBe(1);
    expect(await call.says('call me back')).toMatch(/booked already/);
  });

  it('stays where it is when the other number is the same, or is not confirmed', async () => {
    const { call, row, ports } = await booked();
    await call.says('call a different number');
    expect(await call.says('4155552671')).toMatch(/booked already/);
    await call.says('call a different number');
    await call.says('2125550123');
    await call.says('no');
    expect(row()).toMatchObject({ state: 'REQUESTED', version: 1 });
    expect(ports.callbacks.rows.size).toBe(1);
  });

  it('is rescheduled in place: the row moves, the monitor wakes, nothing else starts', async () => {
    const { ports, row, clock } = await booked();
    const tomorrowAtThree = NOW + 29 * HOUR_MS;
    const reply = await rescheduleCallback(SPOKEN, row(), tomorrowAtThree, ports, new AbortController().signal);
    expect(reply.message).toBe("All right. I'll call you tomorrow at 3 PM.");
    expect(row()).toMatchObject({ dueAt: Math.ceil(tomorrowAtThree / 1000), version: 2 });
    expect([...ports.workflows.completedTokens]).toEqual(['token-1']);
    expect(ports.workflows.callbacks).toHaveLength(1);
    expect(ports.dialing.slots.position).toBe(0);

    clock.now += 1_000;
    expect((await rescheduleCallback(SPOKEN, row(), clock.now, ports, new AbortController().signal)).message).toMatch(/right back/);
    expect(
      (await rescheduleCallback(SPOKEN, { ...row(), dueAt: 1 }, row().dueAt * 1000, ports, new AbortController().signal)).message,
    ).toMatch(/too late/);
  });
});

describe('a caller who phones again before their callback', () => {
  const again = { contactId: 'contact-2', callerNumber: NUMBER };

  async function waiting(changes: Partial<Callback> = {}) {
    const world = scene();
    await world.hears(confirmed());
    world.clock.now += 20_000;
    world.becomes({ taskToken: 'token-1', ...changes });
    return { ...world, call: world.talk(again) };
  }

  it('is greeted as such, their callback waits for the end of this call, and they are asked to talk now', async () => {
    const { call, row } = await waiting();
    expect(await call.says('hello', 'Greeting')).toBe('Welcome back. Your callback is booked. Shall we talk now instead?');
    expect(row()).toMatchObject({ state: 'REQUESTED', inboundContactId: 'contact-2', version: 1 });
  });

  it('is served now when they say yes: nobody will be rung', async () => {
    const { call, row, ports } = await waiting();
    await call.says('hello', 'Greeting');
    expect(await call.says('yes')).toMatch(/canceled. What would you like to know/);
    expect(row()).toMatchObject({ state: 'CANCELED', reason: 'the caller phoned again before' });
    expect([...ports.workflows.completedTokens]).toEqual(['token-1']);
    expect(await call.says('tell me about the demo', 'AboutDemo')).not.toMatch(/Welcome back/);
  });

  it('is called as booked when they say no', async () => {
    const { call, row } = await waiting();
    await call.says('hello', 'Greeting');
    expect(await call.says('no')).toBe("All right. I'll call you right back.");
    expect(call.isOver).toBe(true);
    expect(row().state).toBe('REQUESTED');
  });

  it('hears for when it is booked', async () => {
    const { call } = await waiting({ dueAt: (NOW + 23 * HOUR_MS) / 1000 });
    expect(await call.says('hi', 'Greeting')).toBe(
      'Welcome back. Your callback is booked for tomorrow at 9 AM. Shall we talk now instead?',
    );
  });

  it('is not asked who they are when they ask for a callback again', async () => {
    const { call, ports } = await waiting();
    expect(await call.says('call me back')).toMatch(/^Welcome back/);
    expect(await call.says('no')).toMatch(/I'll call you/);
    expect(ports.callbacks.rows.size).toBe(1);
  });

  it('has a question answered first, and may cancel or change the number later', async () => {
    const { call, row } = await waiting();
    expect(await call.says('what is this demo', 'AboutDemo')).toMatch(/^Welcome back, your callback stays booked\. \S+/);
    expect(row().inboundContactId).toBe('contact-2');
    expect(await call.says('cancel my callback')).toMatch(/canceled/);
    expect(row().state).toBe('CANCELED');
  });

  it('asks for another number, which is then booked under this call', async () => {
    const { call, row } = await waiting();
    await call.says('what is this demo', 'AboutDemo');
    await call.says('please call another number');
    await call.says('2125550123');
    await call.says('yes');
    expect(row().state).toBe('CANCELED');
    expect(row(callbackIdOf(IDENTITY_KEY, 'contact-2'))).toMatchObject({ number: '+12125550123', state: 'REQUESTED' });
  });

  it('moves what somebody else had asked for as theirs, with their words alone', async () => {
    const { call, row } = await waiting({ requestedBy: 'somebody else', name: 'Grace' });
    await call.says('what is this demo', 'AboutDemo');
    await call.says('please call another number', 'Callback', { Name: 'Ada' });
    await call.says('2125550123');
    await call.says('yes');
    expect(row(callbackIdOf(IDENTITY_KEY, 'contact-2'))).toMatchObject({ requestedBy: 'somebody else', name: 'Grace' });
  });

  it('moves nothing that whoever had asked for it wants forgotten', async () => {
    const { call, row, ports } = await waiting({ requestedBy: 'somebody else' });
    await call.says('what is this demo', 'AboutDemo');
    ports.dialing.erasedAt.set('somebody else', NOW + 60_000);
    await call.says('please call another number');
    await call.says('2125550123');
    expect(await call.says('yes')).toMatch(/phone us again/);
    expect([...ports.callbacks.rows.keys()]).toEqual([row().callbackId]);
  });

  it.each<[string, Partial<Callback>]>([
    ['is ringing already', { state: 'DIALED' }],
    ['is over', { state: 'COMPLETED' }],
  ])('is a caller like any other when that callback %s', async (_case, changes) => {
    const { call, row } = await waiting(changes);
    expect(await call.says('hello', 'Greeting')).not.toMatch(/Welcome back\./);
    expect(row().inboundContactId).toBe('contact-1');
  });

  it('is a caller like any other when nobody can tell', async () => {
    const { call, ports } = await waiting();
    ports.dialing.failure = new Error('the table is down');
    expect(await call.says('hello', 'Greeting')).not.toMatch(/Welcome back\. Your/);
    expect(ports.reports.map(({ message }) => message)).toContain('no look for a callback that is to come');
  });

  it.each([
    ['from another number', { contactId: 'contact-2', callerNumber: '+12125550123' }],
    ['without a number', { contactId: 'contact-2' }],
  ])('is not recognized %s', async (_case, attributes) => {
    const { talk, row } = await waiting();
    expect(await talk(attributes).says('hello', 'Greeting')).not.toMatch(/Welcome back\. Your/);
    expect(row().inboundContactId).toBe('contact-1');
  });

  it('has nothing to cancel when nothing is booked', async () => {
    const { talk } = scene();
    expect(await talk().says('cancel my callback')).toMatch(/no callback booked/);
  });
});
