import { callerIdOf } from '../../../lambdas/shared/domain/ids';
import type { PhoneNumber } from '../../../lambdas/shared/domain/phone-number';
import { rememberedCallers } from '../../../lambdas/shared/remembered-callers';
import { IDENTITY_KEY, inMemoryPorts, LexTalk } from '../../support/lex-talk';

const ADA = '+14155552671' as PhoneNumber;
const KNOWS = /called back before/;

function knowing(callbacks: number, delayMs = 0) {
  const asked: string[] = [];
  const find = async (callerId: string) => {
    asked.push(callerId);
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
    return { callbacks };
  };
  return { asked, ports: inMemoryPorts({ callers: { find } }) };
}

describe('what Atlas knows of a caller', () => {
  it('is looked for once a call, by an opaque id, and the model is told no more than that they know each other', async () => {
    const { asked, ports } = knowing(2);
    const talk = new LexTalk(ports);
    await talk.says('tell me about seals', 'FallbackIntent');
    await talk.says('and walruses', 'FallbackIntent');
    expect(asked).toEqual([callerIdOf(IDENTITY_KEY, ADA)]);
    expect(ports.model.prompts.map(({ system }) => KNOWS.test(system))).toEqual([true, true]);
    expect(talk.attributes['callbacks']).toBe('2');
    expect(JSON.stringify(ports.model.prompts)).not.toContain('2671');
  });

  it('is nothing for a stranger, for a caller without a number, and for one on whose account nobody can say', async () => {
    for (const { ports } of [knowing(0), { ports: inMemoryPorts({ callers: { find: async () => Promise.reject(new Error('down')) } }) }]) {
      await new LexTalk(ports).says('tell me about seals', 'FallbackIntent');
      expect(ports.model.prompts[0]?.system).not.toMatch(KNOWS);
    }
    const { asked, ports } = knowing(2);
    await new LexTalk(ports, { contactId: 'contact-1', callerNumber: 'anonymous' }).says('tell me about seals', 'FallbackIntent');
    expect(asked).toEqual([]);
    expect(ports.model.prompts[0]?.system).not.toMatch(KNOWS);
  });

  it('is not worth 50 ms of silence on the first question; come by the end of the turn, it is known from the second on', async () => {
    jest.useFakeTimers();
    const { asked, ports } = knowing(2, 200);
    const answer = ports.model.write.bind(ports.model);
    ports.model.write = async (...asked) => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      return answer(...asked);
    };
    const talk = new LexTalk(ports);
    for (const question of ['tell me about seals', 'and walruses']) {
      const said = talk.says(question, 'FallbackIntent');
      await jest.advanceTimersByTimeAsync(1000);
      await said;
    }
    expect(asked).toHaveLength(1);
    expect(ports.model.prompts.map(({ system }) => KNOWS.test(system))).toEqual([false, true]);
    jest.useRealTimers();
  });

  it('is not waited for longer than half a second, and looked for again in the next turn', async () => {
    jest.useFakeTimers();
    const { asked, ports } = knowing(2, 600);
    const talk = new LexTalk(ports);
    const said = talk.says('tell me about seals', 'FallbackIntent');
    await jest.advanceTimersByTimeAsync(500);
    await said;
    expect(ports.records[0]?.notes).toMatchObject({ missed: 'caller' });
    expect(talk.attributes['callbacks']).toBeUndefined();
    const again = talk.says('and walruses', 'FallbackIntent');
    await jest.advanceTimersByTimeAsync(500);
    await again;
    expect(asked).toHaveLength(2);
    jest.useRealTimers();
  });

  it('stays in memory for five minutes', async () => {
    let now = 0;
    let reads = 0;
    const callers = rememberedCallers({ find: async () => ({ callbacks: ++reads }) }, { maxEntries: 10, ttlMs: 300_000, now: () => now });
    await callers.find('a');
    now = 299_999;
    expect(await callers.find('a')).toEqual({ callbacks: 1 });
    now = 300_000;
    expect(await callers.find('a')).toEqual({ callbacks: 2 });
  });
});
