import { config } from '../../bin/config';
import { SECTION_POLICIES } from '../../lambdas/generate-scenario/prompts/sections';
import { intents } from '../../lambdas/lex-fulfillment/intents';
import { policyFor } from '../../lambdas/lex-fulfillment/reply/prompts';
import { parseAnswerPolicies } from '../../lambdas/shared/domain/answer-policy';
import { synthesized } from '../support/synthesized';

/** Intent or kind of text → tier → model id, as the functions of the template have it in their environments. */
const { Resources } = synthesized().Atlas;
const environmentOf = (folder: string): Record<string, string> =>
  Object.values(Resources).find(({ Properties }) => Properties?.FunctionName === `atlas-${folder}`)?.Properties.Environment.Variables;

const MODEL_OF = { fast: 'FAST_MODEL_ID', thorough: 'THOROUGH_MODEL_ID' };

function rowsOf(folder: string, kinds: readonly string[]): [string, string, string, string][] {
  const variables = environmentOf(folder);
  const answerPolicies = parseAnswerPolicies(String(variables['ANSWER_POLICIES']), 'default');
  return kinds.map((kind) => {
    const { tier } = policyFor(kind, { companyName: config.companyName, answerPolicies });
    return [folder, kind, tier, String(variables[MODEL_OF[tier]])];
  });
}

const table = [
  ...rowsOf('lex-fulfillment', Object.keys(intents)),
  ...rowsOf('generate-scenario', SECTION_POLICIES),
  ...rowsOf('regenerate-responses', ['default']),
];

describe('intent → tier → model id', () => {
  it.each(table)('%s: %s → %s → %s', (_folder, _kind, tier, modelId) =>
    expect(modelId).toBe(config.models[tier as 'fast' | 'thorough'].profileId),
  );

  it('turns are answered by Haiku, what sets the tone of a call is written by Sonnet', () => {
    const modelOf = (kind: string) => table.find(([, each]) => each === kind)?.[3];
    expect(Object.keys(intents).map(modelOf)).toEqual(Object.keys(intents).map(() => expect.stringContaining('haiku')));
    expect(modelOf('scenario.tone')).toContain('sonnet');
  });

  it('each function may call the models that it uses, and no other', () => {
    const policies = Object.entries(Resources).filter(([, { Type }]) => Type === 'AWS::IAM::Policy');
    const grantedTo = (id: string) =>
      new Set(
        [...JSON.stringify(policies.find(([key]) => key.includes(id))?.[1]).matchAll(/foundation-model\/([\w.-]+)/g)].map(
          ([, model]) => model,
        ),
      );
    const { fast, thorough } = config.models;
    expect(grantedTo('LexFulfillment')).toEqual(new Set([fast.foundationModelId, thorough.foundationModelId]));
    expect(grantedTo('GenerateScenario')).toEqual(new Set([fast.foundationModelId, thorough.foundationModelId]));
    expect(grantedTo('RegenerateResponses')).toEqual(new Set([fast.foundationModelId]));
  });
});
