import { config } from '../../../../bin/config';
import { SECTION_POLICIES } from '../../../../lambdas/generate-scenario/prompts/sections';
import { intents } from '../../../../lambdas/lex-fulfillment/intents';
import { policyFor } from '../../../../lambdas/lex-fulfillment/reply/prompts';
import { parseAnswerPolicies } from '../../../../lambdas/shared/domain/answer-policy';

describe('which model writes what', () => {
  it('is configuration, and each name stands for a model that is configured', () => {
    const policies = parseAnswerPolicies(JSON.stringify(config.answers), 'default', ...SECTION_POLICIES);
    const told = { companyName: 'Acme', answerPolicies: policies };
    const table = [...Object.keys(intents), ...SECTION_POLICIES].map((kind) => {
      const { tier, maxTokens } = policyFor(kind, told);
      return [kind, tier, config.models[tier].profileId, maxTokens];
    });
    expect(table).toEqual(
      expect.arrayContaining([
        ['Greeting', 'fast', 'us.anthropic.claude-haiku-5-5', 80],
        ['FallbackIntent', 'fast', 'us.anthropic.claude-haiku-5-5', 150],
        ['scenario.facts', 'thorough', 'us.anthropic.claude-sonnet-5', 220],
      ]),
    );
    expect(JSON.stringify(config.answers).length).toBeLessThan(1024); // of the 4 KB that a function's environment may have
  });

  it.each([
    ['{}', /no answer policy for default/],
    ['{"default":{"tier":"best","maxTokens":1}}', /expected \{ tier: fast \| thorough/],
    ['{"default":{"tier":"fast","maxTokens":0}}', /maxTokens/],
    ['{"default":{"tier":"fast","maxTokens":10,"maxSentences":"two"}}', /maxSentences/],
    ['{"default":null}', /null/],
  ])('is refused at load when it is %s', (json, message) => expect(() => parseAnswerPolicies(json, 'default')).toThrow(message));
});
