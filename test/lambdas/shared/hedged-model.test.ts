import { TooLate } from '../../../lambdas/shared/deadline';
import { ModelThrottled } from '../../../lambdas/shared/domain/errors';
import { hedgedModel } from '../../../lambdas/shared/hedged-model';
import type { Prompt } from '../../../lambdas/shared/ports/language-model';
import { InMemoryLanguageModel, neverAnswers } from '../../support/in-memory-language-model';

const PROMPT: Prompt = { system: 's', messages: [{ role: 'caller', text: 'hi' }], tier: 'fast', maxTokens: 10 };
const HEDGE = { percentile: 0.95, priorMs: 900, minSamples: 20, window: 100, maxShare: 0.1, burst: 2 };
const BREAKER = { failures: 3, withinMs: 10_000, probeEveryMs: 5_000 };
const patient = () => new AbortController().signal;
const withPolicies = (model: InMemoryLanguageModel, now: () => number = () => 0) =>
  hedgedModel(model, { hedge: HEDGE, breaker: BREAKER, now });

describe('a model with a hedge and a breaker', () => {
  it('answers as the model does, and says once when it begins', async () => {
    const begins = jest.fn();
    expect(await withPolicies(new InMemoryLanguageModel('Hello.')).write(PROMPT, patient(), begins)).toMatchObject({ text: 'Hello.' });
    expect(begins).toHaveBeenCalledTimes(1);
  });

  it('is not asked while it keeps failing; the other tier is', async () => {
    let now = 0;
    const down = new InMemoryLanguageModel((prompt) => {
      if (prompt.tier === 'fast') throw new ModelThrottled('ThrottlingException');
      return 'Hello.';
    });
    const model = withPolicies(down, () => now);
    for (let turn = 0; turn < 3; turn++) await expect(model.write(PROMPT, patient())).rejects.toThrow('ThrottlingException');
    await expect(model.write(PROMPT, patient())).rejects.toMatchObject({ name: 'Resting' });
    expect(down.prompts).toHaveLength(3);
    expect(await model.write({ ...PROMPT, tier: 'thorough' }, patient())).toMatchObject({ text: 'Hello.' });
    now += 5000;
    await expect(model.write(PROMPT, patient())).rejects.toThrow('ThrottlingException');
  });

  it('holds against it that it did not answer in time, but not that nobody needed the answer', async () => {
    const silent = new InMemoryLanguageModel(neverAnswers);
    const model = withPolicies(silent);
    const aborted = async (reason: Error) => {
      const abort = new AbortController();
      const answer = model.write(PROMPT, abort.signal);
      abort.abort(reason);
      await answer.catch(() => undefined);
    };
    for (let turn = 0; turn < 5; turn++) await aborted(new Error('not needed'));
    expect(silent.prompts).toHaveLength(5);
    for (let turn = 0; turn < 3; turn++) await aborted(new TooLate('over'));
    await expect(model.write(PROMPT, patient())).rejects.toMatchObject({ name: 'Resting' });
  });
});
