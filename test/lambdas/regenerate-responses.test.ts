import { regenerateResponses } from '../../lambdas/regenerate-responses/regenerate-responses';
import { LIKELY_QUESTIONS } from '../../lambdas/shared/answers/likely-questions';
import type { Guardrail } from '../../lambdas/shared/ports/guardrail';
import { InMemoryGuardrail } from '../support/in-memory-guardrail';
import { InMemoryLanguageModel } from '../support/in-memory-language-model';
import { InMemoryResponseCache } from '../support/in-memory-response-cache';

function scene({ model = new InMemoryLanguageModel('It costs nothing.'), guardrail = new InMemoryGuardrail() as Guardrail } = {}) {
  const cache = new InMemoryResponseCache();
  const reports: string[] = [];
  const ports = {
    model,
    guardrail,
    cache,
    companyName: 'Acme',
    answerPolicy: { tier: 'fast', maxTokens: 100 } as const,
    report: (message: string) => void reports.push(message),
  };
  return { cache, reports, regenerate: (questions: readonly string[]) => regenerateResponses(questions, ports) };
}

describe('regenerating responses', () => {
  it('keeps an answer to every likely question, under its class', async () => {
    const { regenerate, cache } = scene();
    expect(await regenerate(LIKELY_QUESTIONS)).toEqual({ written: LIKELY_QUESTIONS.length, withheld: 0, failed: 0 });
    expect(cache.stored.size).toBe(LIKELY_QUESTIONS.length);
    expect(cache.stored.get('answers-1#default#general-1#how much cost')).toBe('It costs nothing.');
  });

  it.each([
    ['the model will not say', { model: new InMemoryLanguageModel("I'm sorry, but I can't help with that.") }],
    ['may not be spoken', { model: new InMemoryLanguageModel('https://example.com') }],
    ['the guardrail stops', { guardrail: new InMemoryGuardrail('blocked') }],
  ])('takes away an answer that %s', async (_case, changes) => {
    const { regenerate, cache } = scene(changes);
    cache.stored.set('answers-1#default#general-1#how much cost', 'Old.');
    expect(await regenerate(['how much does it cost'])).toEqual({ written: 0, withheld: 1, failed: 0 });
    expect(cache.stored.size).toBe(0);
  });

  it.each([
    ['the model', { model: new InMemoryLanguageModel(new Error('down')) }],
    ['the guardrail', { guardrail: new InMemoryGuardrail(new Error('down')) }],
  ])('leaves the old answer, and goes on with the others, while %s is down', async (_case, changes) => {
    const { regenerate, cache, reports } = scene(changes);
    cache.stored.set('answers-1#default#general-1#how much cost', 'Old.');
    expect(await regenerate(['how much does it cost', 'is my data safe'])).toEqual({ written: 0, withheld: 0, failed: 2 });
    expect(cache.stored.size).toBe(1);
    expect(reports).toEqual(['answer not regenerated', 'answer not regenerated']);
  });
});
