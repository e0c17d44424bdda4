import { readFileSync } from 'node:fs';
import { loadAssembly } from '../../../local/cloud/assembly';
import { services } from '../../../local/services';
import { describeTemplates } from '../../../local/template/describe';
import { ASSEMBLY } from '../../support/assembly';
import { editedAssembly, idsOf } from '../../support/edited-assembly';

const described = (folder = ASSEMBLY) => describeTemplates(loadAssembly(folder), services, (path) => readFileSync(path, 'utf8'));

describe('the whole template', () => {
  it('is hosted, type by type', () => {
    const { types, hosted, inert } = described();
    expect([...hosted, ...inert].sort()).toEqual(types);
  });

  it("keeps within CloudFormation's limits", () => {
    for (const { resources, bytes } of described().stacks) {
      expect(resources).toBeLessThan(500);
      expect(bytes).toBeLessThan(1_000_000);
    }
  });

  it('calls functions through their alias only, and scans no table', () =>
    expect(described()).toMatchObject({ unqualifiedFunctionReferences: [], scans: [] }));

  it('tells of a bot that goes past the alias', () => {
    const folder = editedAssembly((template) => {
      const [alias = ''] = idsOf(template, 'AWS::Lex::BotAlias');
      const [fn = ''] = idsOf(template, 'AWS::Lambda::Function', 'Fulfillment');
      template.Resources[alias].Properties.BotAliasLocaleSettings[0].BotAliasLocaleSetting.CodeHookSpecification.LambdaCodeHook.LambdaArn =
        {
          'Fn::GetAtt': [fn, 'Arn'],
        };
    });
    expect(described(folder).unqualifiedFunctionReferences).toEqual([expect.stringMatching(/^Atlas\.template\.json: LexBotLive/)]);
  });
});
