import { parseEvent } from '../../../lambdas/lex-fulfillment/event';
import { takeTurn } from '../../../lambdas/lex-fulfillment/take-turn';
import type { Turn } from '../../../lambdas/lex-fulfillment/turn';
import { TurnLog } from '../../../lambdas/lex-fulfillment/turn-log';
import type { Verdict } from '../../../lambdas/shared/ports/guardrail';
import { InMemoryGuardrail } from '../../support/in-memory-guardrail';
import { InMemoryLanguageModel, neverAnswers } from '../../support/in-memory-language-model';
import { inMemoryPorts, lexEvent } from '../../support/lex-talk';

const turnOf = (text: string, attributes = {}): Turn => {
  const { turn } = parseEvent(lexEvent('FallbackIntent', text, { attributes: { contactId: 'contact-1', ...attributes } }));
  if (!turn) throw new Error('not a turn');
  return turn;
};
const after = <T>(ms: number, value: T) => new Promise<T>((resolve) => setTimeout(() => resolve(value), ms));
const answersAfter = (ms: number) =>
  new InMemoryLanguageModel((prompt, signal) => Promise.race([after(ms, 'An answer.'), neverAnswers(prompt, signal)]));
const tellsAfter = (ms: number, verdict: Verdict) => new InMemoryGuardrail(() => after(ms, verdict));

async function turnWith(changes: Parameters<typeof inMemoryPorts>[0] = {}, text = 'tell me about seals') {
  const ports = inMemoryPorts({ ...changes, now: Date.now });
  const log = new TurnLog(Date.now);
  const startedAt = Date.now();
  const reply = takeTurn(turnOf(text), ports, 10_000, log).then((result) => ({ ...result, ms: Date.now() - startedAt }));
  await jest.advanceTimersByTimeAsync(5000);
  return { reply: await reply, ports, log };
}

describe('the guardrail', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('adds nothing to a turn whose answer takes longer than the check', async () => {
    const { reply, log } = await turnWith({ model: answersAfter(700), guardrail: tellsAfter(300, 'allowed') });
    expect(reply).toMatchObject({ rung: 'fast', message: 'An answer.', ms: 700 });
    expect(log.notes.guardrail).toBe('allowed');
  });

  it('is shown what the caller said, and nothing else', async () => {
    const guardrail = new InMemoryGuardrail();
    await turnWith({ guardrail });
    expect(guardrail.checked).toEqual([{ text: 'tell me about seals', saidBy: 'caller' }]);
  });

  it('stops the answer as soon as it knows, and what was said is not remembered', async () => {
    const { reply, ports } = await turnWith({ model: new InMemoryLanguageModel(neverAnswers), guardrail: tellsAfter(300, 'blocked') });
    expect(reply).toMatchObject({ rung: 'canned', why: 'blocked', ms: 300 });
    expect(reply).not.toHaveProperty('exchange');
    expect(ports.reviews).toHaveLength(0);
  });

  it('has as long as the answer takes, and half a second in any case', async () => {
    const slow = await turnWith({ model: answersAfter(900), guardrail: tellsAfter(850, 'blocked') });
    expect(slow.reply).toMatchObject({ why: 'blocked', ms: 850 });
    const fast = await turnWith({ model: answersAfter(200), guardrail: tellsAfter(499, 'allowed') });
    expect(fast.reply).toMatchObject({ rung: 'fast', ms: 499 });
  });

  describe.each([
    ['is down', new InMemoryGuardrail(new Error('down')), 100],
    ['does not answer', new InMemoryGuardrail(() => new Promise<Verdict>(() => {})), 500],
  ] as const)('when it %s', (_case, guardrail, ms) => {
    it('free talk is withheld, and a person is asked to look', async () => {
      const { reply, ports, log } = await turnWith({ model: answersAfter(100), guardrail });
      expect(reply).toMatchObject({ rung: 'canned', why: 'unguarded', ms });
      expect(log.notes.guardrail).toBe('unavailable');
      expect([...ports.reviews]).toEqual([
        expect.objectContaining({ contactId: 'contact-1', turn: 0, why: 'guardrail unavailable', decision: 'withheld' }),
      ]);
    });

    it('free talk is spoken where that is the policy, and a person is asked to look', async () => {
      const { reply, ports } = await turnWith({ model: answersAfter(100), guardrail, whenUnguarded: 'speak' });
      expect(reply).toMatchObject({ rung: 'fast', message: 'An answer.', ms });
      expect([...ports.reviews]).toEqual([expect.objectContaining({ decision: 'spoken' })]);
    });

    it('answers for everybody are spoken all the same: no caller has a word in them', async () => {
      const { reply, ports } = await turnWith({ model: answersAfter(100), guardrail }, 'how much does it cost');
      expect(reply).toMatchObject({ rung: 'fast', message: 'An answer.', ms: 100 });
      expect(ports.reviews).toHaveLength(0);
    });
  });

  it('is not in the way of what is complete when the time is over', async () => {
    const cutOff = new InMemoryLanguageModel(
      (_prompt, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve('One.'))),
    );
    const { reply } = await turnWith({ model: cutOff, guardrail: tellsAfter(300, 'allowed') });
    expect(reply).toMatchObject({ rung: 'fast', message: 'One.', ms: 2000 });
  });
});
