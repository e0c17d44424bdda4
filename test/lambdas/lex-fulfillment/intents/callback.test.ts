import { fulfill } from '../../../../lambdas/lex-fulfillment/lex-fulfillment';
import type { TurnPorts } from '../../../../lambdas/lex-fulfillment/turn';
import { RANK } from '../../../../lambdas/shared/domain/callback';
import { callbackIdOf, callerIdOf } from '../../../../lambdas/shared/domain/ids';
import { type PhoneNumber, parsePhoneNumber } from '../../../../lambdas/shared/domain/phone-number';
import { neverAnswers } from '../../../support/in-memory-language-model';
import { IDENTITY_KEY, inMemoryPorts, LexTalk, lexEvent, NOW } from '../../../support/lex-talk';

const PROMISE = "Thank you. I'll call you right back.";
const ALREADY = "You're booked already: we'll ring you shortly.";
const CALLBACK_ID = callbackIdOf(IDENTITY_KEY, 'contact-1');

describe('a caller who asks to be called back', () => {
  it('is asked for name, company and topic, hears four digits of their own number, and is promised a call', async () => {
    const talk = new LexTalk(inMemoryPorts());
    expect(await talk.says('call me back')).toBe('Which Name?');
    expect(await talk.says('Ada')).toBe('Which Company?');
    expect(await talk.says('Analytical Engines')).toBe('Which UseCase?');
    expect(await talk.says('fleet pricing')).toBe('I will call you at this number ending in 2 6 7 1. Is that right?');
    expect(await talk.says('yes')).toBe(PROMISE);
    expect(talk.isOver).toBe(true);
  });

  it('has a row with all that was said, due at once in whole seconds, kept for thirty days', async () => {
    const ports = inMemoryPorts();
    const talk = new LexTalk(ports);
    await talk.introduces();
    await talk.says('yes');
    const callerId = callerIdOf(IDENTITY_KEY, '+14155552671' as PhoneNumber);
    const dueAt = Math.ceil(NOW / 1000);
    expect([...ports.callbacks.rows.values()]).toEqual([
      {
        callbackId: CALLBACK_ID,
        callerId,
        requestedBy: callerId,
        inboundContactId: 'contact-1',
        ordinal: 1,
        attempt: 1,
        state: 'REQUESTED',
        rank: 1,
        deferrals: 0,
        place: 1,
        version: 1,
        syncedVersion: 0,
        name: 'Ada',
        company: 'Analytical Engines',
        useCase: 'fleet pricing',
        number: '+14155552671',
        dueAt,
        requestedAt: NOW,
        expiresAt: dueAt + 30 * 24 * 3600,
      },
    ]);
    expect(ports.workflows.callbacks).toEqual([CALLBACK_ID]);
  });

  it('may name another number, which is the lead, while the request stays theirs', async () => {
    const ports = inMemoryPorts();
    const talk = new LexTalk(ports);
    await talk.introduces();
    expect(await talk.says('no')).toBe('What number should I call?');
    expect(await talk.says('2125550123')).toBe('I will call you at the number ending in 0 1 2 3. Is that right?');
    expect(await talk.says('yes')).toBe(PROMISE);
    expect(ports.callbacks.rows.get(CALLBACK_ID)).toMatchObject({
      number: '+12125550123',
      callerId: callerIdOf(IDENTITY_KEY, parsePhoneNumber('+12125550123')),
      requestedBy: callerIdOf(IDENTITY_KEY, parsePhoneNumber('+14155552671')),
    });
  });

  it.each([
    ['with the request', '4155550123', '+14155550123'],
    ['as it is spoken', 'my number is two one two, five five five, oh one two three', '+12125550123'],
    ['with its country', '+44 20 7946 0958', '+442079460958'],
    ['with its country, as Lex writes it', '442079460958', '+442079460958'],
  ])('may say the number %s', async (_case, said, number) => {
    const ports = inMemoryPorts();
    const talk = new LexTalk(ports);
    await talk.says('call me back', 'Callback', { PhoneNumber: said });
    for (const answer of ['Ada', 'Analytical Engines', 'fleet pricing', 'yes']) await talk.says(answer);
    expect(ports.callbacks.rows.get(CALLBACK_ID)).toMatchObject({ number });
  });

  it('who rings from Britain may say a British number as it is dialled there', async () => {
    const ports = inMemoryPorts();
    const talk = new LexTalk(ports, { contactId: 'contact-1', callerNumber: '+442079460958' });
    await talk.introduces();
    await talk.says('no');
    await talk.says('020 7946 0123');
    await talk.says('yes');
    expect(ports.callbacks.rows.get(CALLBACK_ID)).toMatchObject({ number: '+442079460123' });
  });

  it.each([
    ['withheld', 'anonymous', 'What number should I call? Please say it with the area code.'],
    [
      'one that Atlas may not call',
      '+33612345678',
      /^I cannot call the number you are calling from, only numbers in the United States, Canada and the United Kingdom/,
    ],
    ['a toll-free line', '+18005550100', /^I cannot call the number you are calling from/],
  ])('is asked for a number when their own is %s', async (_case, callerNumber, question) => {
    const ports = inMemoryPorts();
    const talk = new LexTalk(ports, { contactId: 'contact-1', callerNumber });
    expect(await talk.introduces()).toEqual(typeof question === 'string' ? question : expect.stringMatching(question));
    expect(await talk.says('2125550123')).toMatch(/0 1 2 3/);
    expect(await talk.says('yes')).toBe(PROMISE);
  });

  it.each([
    ['nobody can call it', '55512', /Nobody can call that number|does not make a number|not complete/],
    [
      'it is in a country that is not called',
      '+33612345678',
      /^I can only call numbers in the United States, Canada and the United Kingdom/,
    ],
    ['it shares +1 but not the country', '+18765550123', /^I can only call numbers in/],
    ['it is a premium line', '+19005550100', /^I cannot call special numbers/],
  ])('hears why a number will not do when %s, and can say another', async (_case, said, why) => {
    const ports = inMemoryPorts();
    const talk = new LexTalk(ports);
    await talk.introduces();
    await talk.says('no');
    const answer = await talk.says(said);
    expect(answer).toMatch(why);
    expect(answer).not.toMatch(/error|invalid/i);
    await talk.says('2125550123');
    expect(await talk.says('yes')).toBe(PROMISE);
  });

  it('is asked three times more, in other words each time, and then left with an apology and no promise', async () => {
    const ports = inMemoryPorts();
    const talk = new LexTalk(ports, { contactId: 'contact-1', callerNumber: 'anonymous' });
    const asked = [await talk.introduces()];
    for (const answer of ['12', '34', '56']) asked.push(await talk.says(answer));
    expect(new Set(asked).size).toBe(4);
    expect(await talk.says('78')).toMatch(/sorry.*nothing is booked.*what else/i);
    expect(talk.last?.sessionState.dialogAction).toEqual({ type: 'ElicitIntent' });
    expect(ports.callbacks.rows.size).toBe(0);
    expect(talk.attributes).not.toHaveProperty('numberTalk');
  });

  it('hears that no number was heard when they say nothing', async () => {
    const talk = new LexTalk(inMemoryPorts(), { contactId: 'contact-1' });
    await talk.introduces();
    expect(await talk.says('')).toMatch(/number/);
    expect(talk.last?.sessionState.dialogAction).toEqual({ type: 'ElicitSlot', slotToElicit: 'PhoneNumber' });
  });

  it('is left alone after saying no twice', async () => {
    const ports = inMemoryPorts();
    const talk = new LexTalk(ports);
    await talk.introduces();
    await talk.says('no');
    await talk.says('2125550123');
    expect(await talk.says('no')).toMatch(/nothing is booked/);
    expect(ports.callbacks.rows.size).toBe(0);
    expect(await talk.introduces()).toMatch(/2 6 7 1/); // and may ask again
  });
});

describe('a promise', () => {
  const confirmed = (changes: Parameters<typeof lexEvent>[2] = {}) =>
    lexEvent('Callback', 'yes', {
      attributes: { contactId: 'contact-1', callerNumber: '+14155552671' },
      slots: { Name: 'Ada', Company: 'Analytical Engines', UseCase: 'fleet', PhoneNumber: '+14155552671' },
      confirmation: 'Confirmed',
      ...changes,
    });
  const heard = async (event: object, ports: TurnPorts) => (await fulfill(event, ports, 10_000)).messages?.[0]?.content;

  it('is made once a call: a second request is told so, and starts nothing', async () => {
    const ports = inMemoryPorts();
    const talk = new LexTalk(ports);
    await talk.introduces();
    await talk.says('yes');
    expect(await talk.says('call me back')).toBe(ALREADY);
    expect(ports.callbacks.rows.size).toBe(1);
    expect(ports.workflows.callbacks).toHaveLength(1);
  });

  it('is found again in the table when the session has forgotten it', async () => {
    let now = NOW;
    const ports = inMemoryPorts({ now: () => now });
    expect(await heard(confirmed(), ports)).toBe(PROMISE);
    now += 20_000;
    expect(await heard(confirmed(), ports)).toBe(ALREADY);
    expect(ports.callbacks.rows.get(CALLBACK_ID)).toMatchObject({ requestedAt: NOW, version: 1 });
    expect(ports.workflows.callbacks).toHaveLength(1);
  });

  it('is not repeated when its callback has been dealt with', async () => {
    let now = NOW;
    const ports = inMemoryPorts({ now: () => now });
    await heard(confirmed(), ports);
    const [row] = ports.callbacks.rows.values();
    if (row) ports.callbacks.put({ ...row, state: 'REFUSED', rank: RANK.REFUSED });
    now += 20_000;
    expect(await heard(confirmed(), ports)).toMatch(/cannot book another call/);
  });

  it('is not made without a row, and the caller hears what they can do', async () => {
    const ports = inMemoryPorts();
    ports.callbacks.failure = new Error('table down');
    expect(await heard(confirmed(), ports)).toMatch(/cannot book a call right now.*ask me again/);
    expect(ports.workflows.callbacks).toEqual([]);
  });

  it('is not made without the identity key', async () => {
    const ports = inMemoryPorts({ identityKey: { read: async () => Promise.reject(new Error('no secret')) } });
    expect(await heard(confirmed(), ports)).toMatch(/cannot book a call right now/);
  });

  it('holds when the workflow does not start: the row is the outbox', async () => {
    const ports = inMemoryPorts();
    ports.workflows.failure = new Error('throttled');
    expect(await heard(confirmed(), ports)).toBe(PROMISE);
    expect(ports.callbacks.rows.get(CALLBACK_ID)).toMatchObject({ state: 'REQUESTED' });
    expect(ports.reports.map(({ message }) => message)).toContain('callback not started, left to the sweep');
  });

  it.each([
    ['unconfirmed', { confirmation: 'None' }, 'ConfirmIntent'],
    ['without a company', { slots: { Name: 'Ada', Company: null, UseCase: 'fleet', PhoneNumber: null } }, 'ElicitSlot'],
    ['with a number nobody can call', { slots: { Name: 'Ada', Company: 'A', UseCase: 'fleet', PhoneNumber: '12' } }, 'ElicitSlot'],
  ])('is not made at a fulfillment that comes %s', async (_case, changes, dialogAction) => {
    const ports = inMemoryPorts();
    const { sessionState } = await fulfill(confirmed(changes), ports, 10_000);
    expect(sessionState.dialogAction.type).toBe(dialogAction);
    expect(ports.callbacks.rows.size).toBe(0);
  });

  it('belongs to the Lex session where there is no Connect, whatever contact id the attributes claim', async () => {
    const ports = inMemoryPorts();
    await heard({ ...confirmed(), requestAttributes: null }, ports);
    expect([...ports.callbacks.rows.values()]).toEqual([
      expect.objectContaining({ callbackId: callbackIdOf(IDENTITY_KEY, '6f0d4c1e-8f1b-4f6e-9a2d-2f5d5b9f7c10') }),
    ]);
    expect([...ports.callbacks.rows.values()][0]).not.toHaveProperty('inboundContactId');
  });

  it('forged in the attributes, or moved from another call, is not believed', async () => {
    const ports = inMemoryPorts();
    const talk = new LexTalk(ports);
    await talk.introduces();
    await talk.says('yes');
    for (const promise of [talk.attributes['promise'] as string, `x.${CALLBACK_ID}`, CALLBACK_ID]) {
      const other = new LexTalk(ports, { contactId: 'contact-2', callerNumber: '+14155552671', promise });
      expect(await other.says('call me back')).toBe('Which Name?');
    }
  });

  it('keeps long and odd words within what Salesforce takes', async () => {
    const ports = inMemoryPorts();
    const slots = {
      Name: `Ada\u0000\n${'a'.repeat(100)}`,
      Company: 'c'.repeat(10_000),
      UseCase: '\ud800fleet\ud800',
      PhoneNumber: '+14155552671',
    };
    await heard(confirmed({ slots }), ports);
    const row = ports.callbacks.rows.get(CALLBACK_ID);
    expect(row?.name).toMatch(/^Ada a{76}$/);
    expect(row?.company).toHaveLength(120);
    expect(row?.useCase).toBe('fleet');
  });

  it('leaves nothing of the caller in the log or in what the model will be shown', async () => {
    const ports = inMemoryPorts();
    const talk = new LexTalk(ports);
    await talk.introduces();
    await talk.says('yes');
    const seen = JSON.stringify(ports.reports) + talk.attributes['history'];
    expect(seen).not.toMatch(/Ada|Analytical|fleet|2671|2 6 7 1/);
  });

  it('is not spoken of either way when the table answers too late', async () => {
    jest.useFakeTimers();
    const ports = inMemoryPorts();
    const request = jest
      .spyOn(ports.callbacks, 'request')
      .mockImplementation(() => neverAnswers({} as never, new AbortController().signal) as never);
    const answer = heard(confirmed(), ports);
    await jest.advanceTimersByTimeAsync(2200);
    expect(await answer).toMatch(/cannot tell whether you are booked/);
    request.mockRestore();
    jest.useRealTimers();
  });
});
