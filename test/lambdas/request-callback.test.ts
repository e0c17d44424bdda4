import { parseCaller, requestCallback } from '../../lambdas/request-callback/request-callback';
import { callbackIdOf } from '../../lambdas/shared/domain/ids';
import { IDENTITY_KEY, inMemoryPorts } from '../support/lex-talk';

const event = (changes: object = {}) => ({
  Name: 'ContactFlowEvent',
  Details: {
    ContactData: {
      ContactId: 'contact-1',
      CustomerEndpoint: { Address: '+14155552671', Type: 'TELEPHONE_NUMBER' },
      LanguageCode: 'en-US',
      ...changes,
    },
    Parameters: {},
  },
});

const pressed = (ports: ReturnType<typeof inMemoryPorts>, changes?: object) => requestCallback(parseCaller(event(changes)), ports);

describe('a caller whom the bot does not understand', () => {
  it('is promised a callback to the number they ring from, by pressing a key', async () => {
    const ports = inMemoryPorts();
    expect(await pressed(ports)).toEqual({ say: "Thank you. I'll call you right back." });
    const callbackId = callbackIdOf(IDENTITY_KEY, 'contact-1');
    expect([...ports.callbacks.rows.values()]).toEqual([
      expect.objectContaining({ callbackId, state: 'REQUESTED', number: '+14155552671', inboundContactId: 'contact-1' }),
    ]);
    expect(ports.workflows.callbacks).toEqual([callbackId]);
  });

  it('has one, however often Connect asks', async () => {
    const ports = inMemoryPorts();
    await pressed(ports);
    await pressed(ports);
    expect(ports.callbacks.rows.size).toBe(1);
  });

  it('hears it in the language of the call, and is called back in it', async () => {
    const ports = inMemoryPorts();
    expect(await pressed(ports, { LanguageCode: 'es-US' })).toEqual({ say: 'Gracias. Le llamaré enseguida.' });
    expect([...ports.callbacks.rows.values()]).toEqual([expect.objectContaining({ localeId: 'es_US' })]);
  });

  it.each([
    ['a number that is hidden', { CustomerEndpoint: { Address: 'anonymous' } }, /nothing is booked/],
    ['no number at all', { CustomerEndpoint: null }, /nothing is booked/],
    ['a number that nobody may call', { CustomerEndpoint: { Address: '+819012345678' } }, /cannot call numbers in that country/],
  ])('hears why not: %s', async (_case, changes, words) => {
    const ports = inMemoryPorts();
    expect((await pressed(ports, changes)).say).toMatch(words);
    expect(ports.callbacks.rows.size).toBe(0);
  });

  it('hears that it cannot be booked while the table is down', async () => {
    const ports = inMemoryPorts();
    ports.callbacks.failure = new Error('down');
    expect((await pressed(ports)).say).toMatch(/cannot book a call right now/);
  });

  it.each([undefined, null, {}, { Details: {} }, event({ ContactId: 7 })])('%j is no caller', (given) => {
    expect(() => parseCaller(given)).toThrow(/no ContactId/);
  });
});
