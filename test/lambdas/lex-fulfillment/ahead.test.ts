import { callbackIdOf, callerIdOf } from '../../../lambdas/shared/domain/ids';
import type { PhoneNumber } from '../../../lambdas/shared/domain/phone-number';
import { IDENTITY_KEY, inMemoryPorts, LexTalk } from '../../support/lex-talk';

const CALLBACK_ID = callbackIdOf(IDENTITY_KEY, 'contact-1');

describe('the scenario of a call that is being booked', () => {
  it('is begun once, as soon as the caller has said what it shall be about', async () => {
    const ports = inMemoryPorts();
    const talk = new LexTalk(ports);
    await talk.says('call me back');
    await talk.says('Ada');
    await talk.says('Analytical Engines');
    expect([...ports.ahead]).toEqual([]);
    await talk.says('about fleet pricing');
    const started = {
      did: 'start',
      callbackId: CALLBACK_ID,
      topic: {
        useCase: 'fleet pricing',
        name: 'Ada',
        company: 'Analytical Engines',
        requestedBy: callerIdOf(IDENTITY_KEY, '+14155552671' as PhoneNumber),
      },
    };
    expect([...ports.ahead]).toEqual([started]);
    await talk.says('yes');
    expect(talk.isOver).toBe(true);
    expect([...ports.ahead]).toEqual([started]);
  });

  it('is dropped when the caller leaves the booking without a promise, and begun again when they come back', async () => {
    const ports = inMemoryPorts();
    const talk = new LexTalk(ports);
    await talk.introduces();
    await talk.says('no');
    expect([...ports.ahead].map(({ did }) => did)).toEqual(['start']);
    await talk.says('415 555 2672');
    await talk.says('no');
    expect([...ports.ahead].map(({ did }) => did)).toEqual(['start', 'drop']);
    expect(talk.attributes['ahead']).toBeUndefined();
    await talk.introduces();
    expect([...ports.ahead].map(({ did }) => did)).toEqual(['start', 'drop', 'start']);
  });

  it('changes nothing that is said when it cannot be begun, and is tried again', async () => {
    const ports = inMemoryPorts();
    const start = ports.ahead.start;
    ports.ahead.start = async () => Promise.reject(new Error('down'));
    const talk = new LexTalk(ports);
    expect(await talk.introduces()).toMatch(/ending in 2 6 7 1/);
    expect(talk.attributes['ahead']).toBeUndefined();
    ports.ahead.start = start;
    await talk.says('yes');
    expect(talk.isOver).toBe(true);
  });

  it('is not waited for', async () => {
    jest.useFakeTimers();
    const ports = inMemoryPorts();
    ports.ahead.start = () => new Promise(() => {});
    const talk = new LexTalk(ports);
    for (const words of ['call me back', 'Ada', 'Analytical Engines']) await talk.says(words);
    const said = talk.says('fleet pricing');
    await jest.advanceTimersByTimeAsync(250);
    expect(await said).toMatch(/ending in 2 6 7 1/);
    jest.useRealTimers();
  });
});
