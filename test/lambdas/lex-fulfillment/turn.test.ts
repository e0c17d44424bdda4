import { parseEvent } from '../../../lambdas/lex-fulfillment/event';
import { HARD_STOP_MS } from '../../../lambdas/lex-fulfillment/policy';
import { takeTurn } from '../../../lambdas/lex-fulfillment/take-turn';
import type { Turn } from '../../../lambdas/lex-fulfillment/turn';
import { ModelThrottled } from '../../../lambdas/shared/domain/errors';
import { InMemoryLanguageModel, neverAnswers } from '../../support/in-memory-language-model';
import { inMemoryPorts, lexEvent } from '../../support/lex-talk';

const turnOf = (intent: string, text = 'tell me a joke', attributes = {}): Turn => {
  const { turn } = parseEvent(lexEvent(intent, text, { attributes }));
  if (!turn) throw new Error('not a turn');
  return turn;
};

/** How long a caller waits, by the clock that the timers run on. */
async function waitOf(turn: Turn, model: InMemoryLanguageModel, remainingMs: number) {
  const startedAt = Date.now();
  const reply = takeTurn(turn, inMemoryPorts({ model }), remainingMs).then((result) => ({ ...result, ms: Date.now() - startedAt }));
  await jest.advanceTimersByTimeAsync(5000);
  return reply;
}

describe('a turn and its time', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it.each([
    ['of Lambda', 10_000, HARD_STOP_MS],
    ['of an invocation that is nearly over', 1500, 1200],
    ['of an invocation that is over', 200, 0],
  ])('ends at its budget, however deaf the model is, with %s', async (_case, remainingMs, ms) => {
    const deaf = new InMemoryLanguageModel(() => new Promise<string>(() => {}));
    expect(await waitOf(turnOf('FallbackIntent'), deaf, remainingMs)).toMatchObject({ rung: 'canned', ms });
  });

  it('tells the model to stop before that, and speaks what is complete', async () => {
    const cutOff = new InMemoryLanguageModel(
      (_prompt, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve('One sentence.'))),
    );
    expect(await waitOf(turnOf('FallbackIntent'), cutOff, 10_000)).toMatchObject({ rung: 'fast', message: 'One sentence.', ms: 2000 });
  });

  it('says that it took too long when nothing was complete', async () => {
    const reply = await waitOf(turnOf('FallbackIntent'), new InMemoryLanguageModel(neverAnswers), 10_000);
    expect(reply).toMatchObject({ rung: 'canned', dialogAction: { type: 'ElicitIntent' }, ms: 2000 });
    expect(reply.message).toMatch(/moment longer|too long|in time/);
  });

  it('leaves no timer behind', async () => {
    await takeTurn(turnOf('Greeting'), inMemoryPorts(), 10_000);
    expect(jest.getTimerCount()).toBe(0);
  });
});

describe('a turn that fails', () => {
  it.each([
    ['has no capacity', new ModelThrottled('ThrottlingException'), 'throttled'],
    ['breaks', new TypeError('boom'), 'failed'],
  ])('is answered in fixed words when both models %s, and ops are told its name only', async (_case, error, why) => {
    const ports = inMemoryPorts({ model: new InMemoryLanguageModel(error) });
    expect(await takeTurn(turnOf('FallbackIntent'), ports, 10_000)).toMatchObject({ rung: 'canned', why });
    expect(ports.reports).toEqual([
      { message: 'model silent', fields: { intent: 'FallbackIntent', tier: 'fast', why }, error },
      { message: 'model silent', fields: { intent: 'FallbackIntent', tier: 'thorough', why }, error },
    ]);
  });

  it('never says the same fixed words twice running', async () => {
    const ports = inMemoryPorts({ model: new InMemoryLanguageModel(new Error('down')) });
    const said: (string | undefined)[] = [];
    for (let turn = 0; turn < 6; turn++)
      said.push((await takeTurn(turnOf('FallbackIntent', 'hm', { turn: `${turn}` }), ports, 10_000)).message);
    for (const [index, words] of said.entries()) expect(words).not.toBe(said[index + 1]);
  });
});
