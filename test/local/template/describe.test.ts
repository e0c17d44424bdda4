import { readFileSync } from 'node:fs';
import { loadAssembly } from '../../../local/cloud/assembly';
import { services } from '../../../local/services';
import { describeTemplates } from '../../../local/template/describe';
import { ASSEMBLY } from '../../support/assembly';
import { editedAssembly, idsOf } from '../../support/edited-assembly';

const described = (folder = ASSEMBLY) => describeTemplates(loadAssembly(folder), { services }, (path) => readFileSync(path, 'utf8'));

describe('the whole template', () => {
  it('is hosted, type by type', () => {
    const { types, hosted, inert } = described();
    expect([...hosted, ...inert].sort()).toEqual(types);
  });

  it("keeps within CloudFormation's limits, calls functions through their alias only, and scans no table", () =>
    expect(described()).toMatchObject({ unqualifiedFunctionReferences: 0, scans: 0, wrong: [] }));

  it('tells of a limit that it is beyond', () => {
    const folder = editedAssembly((template) => {
      for (let n = 0; n <= 500; n++) template.Resources[`Topic${n}`] = { Type: 'AWS::SNS::Topic' };
    });
    expect(described(folder).wrong).toEqual([expect.stringMatching(/^Atlas: resources \d+, CloudFormation takes 500$/)]);
  });

  it('tells of a bot that goes past the alias', () => {
    const folder = editedAssembly((template) => {
      const [alias = ''] = idsOf(template, 'AWS::Lex::BotAlias');
      const [fn = ''] = idsOf(template, 'AWS::Lambda::Function', 'Fulfillment');
      template.Resources[alias].Properties.BotAliasLocaleSettings[0].BotAliasLocaleSetting.CodeHookSpecification.LambdaCodeHook.LambdaArn =
        {
          'Fn::GetAtt': [fn, 'Arn'],
        };
    });
    expect(described(folder)).toMatchObject({
      unqualifiedFunctionReferences: 1,
      wrong: [expect.stringMatching(/^Atlas\.template\.json: LexBotLive\w* refers to a function without its alias$/)],
    });
  });
});
