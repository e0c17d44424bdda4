// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation's own variables
import { AssemblyRefused } from '../../../local/cloud/assembly-refused';
import { host, secret, stack } from '../../support/host-stacks';
import type { StackOnDisk } from '../../support/write-assembly';

describe('a refused assembly', () => {
  const messagesOf = async (stacks: Record<string, StackOnDisk>) =>
    (await host(stacks)).refused?.refusals.map(({ what, where }) => `${where}: ${what}`);
  const at = (logicalId: string, type = 'AWS::SecretsManager::Secret') => `Atlas.template.json: ${logicalId} (${type})`;

  it('says everything that is wrong at once, each as a fault of the trace, and starts nothing', async () => {
    const { refused, trace, diary } = await host({
      Atlas: stack(
        {
          Stream: { Type: 'AWS::Kinesis::Stream' },
          BadReference: secret({ deep: [{ key: { Ref: 'Nowhere' } }, { 'Fn::Sub': '${Nobody.Arn}' }] }),
          BadAttribute: secret({ key: { 'Fn::GetAtt': ['Good', 'Arn'] } }),
          BadIntrinsic: secret({ key: { 'Fn::Cidr': ['10.0.0.0/8', 1, 8] } }),
          BadDependency: secret({}, { DependsOn: 'Nothing' }),
          BadAsset: secret({ Refuse: 'no ink' }),
          BadInput: secret({ Fail: 'too long' }),
          BadCondition: secret({}, { Condition: 'Missing' }),
          OfAbsent: secret({ key: { Ref: 'Absent' } }),
          Absent: secret({}, { Condition: 'No' }),
          Chicken: secret({ of: { Ref: 'Egg' } }),
          Egg: secret({}, { DependsOn: 'Chicken' }),
          // What needs a refused resource is not wrong itself.
          Innocent: secret({ a: { Ref: 'Stream' }, b: { Ref: 'Chicken' }, c: { Ref: 'BadInput' } }),
          Good: secret({}, { Surprise: true }),
        },
        {
          Conditions: { No: { 'Fn::Equals': [1, 2] } },
          Transform: 'AWS::Serverless',
          Outputs: { Bad: { Value: { 'Fn::GetAtt': ['Good', 'Nope'] } }, OfStream: { Value: { Ref: 'Stream' } } },
        },
      ),
    });
    expect(refused).toBeInstanceOf(AssemblyRefused);
    const messages = refused?.refusals.map(({ what, where }) => `${where}: ${what}`);
    expect(messages).toEqual(
      expect.arrayContaining([
        expect.stringContaining('Atlas.template.json: the template has a section Transform'),
        expect.stringContaining(`${at('Good')}: the resource has an attribute Surprise`),
        `${at('Stream', 'AWS::Kinesis::Stream')}: no resource type AWS::Kinesis::Stream; see docs/local-coverage.md`,
        `${at('BadReference')} at Properties.deep.0.key: refers to Nowhere, which Atlas.template.json does not have`,
        `${at('BadReference')} at Properties.deep.1: refers to Nobody, which Atlas.template.json does not have`,
        `${at('BadAttribute')} at Properties.key: reads Good.Arn, and of AWS::SecretsManager::Secret only these attributes are hosted: Name`,
        expect.stringContaining(`${at('BadIntrinsic')} at Properties.key: no intrinsic function Fn::Cidr`),
        `${at('BadDependency')} at DependsOn: refers to Nothing, which Atlas.template.json does not have`,
        `${at('BadAsset')}: no ink`,
        `${at('BadInput')}: ValidationException: too long`,
        `${at('BadCondition')} at Condition: no condition Missing in Atlas.template.json`,
        `${at('OfAbsent')} at Properties.key: refers to Absent, whose condition No is false`,
        'Atlas.template.json: resources need each other: Chicken → Egg → Chicken',
        'Atlas.template.json: Outputs.Bad: reads Good.Nope, and of AWS::SecretsManager::Secret only these attributes are hosted: Name',
      ]),
    );
    expect(messages).toHaveLength(14);
    expect(trace.faults).toHaveLength(14);
    expect(diary).not.toContain('started');
  });

  it.each<[string, object, string]>([
    [
      'an output that is not there',
      { 'Fn::GetStackOutput': { StackName: 'AtlasData', OutputName: 'Nope' } },
      'reads output Nope of AtlasData, which has only KeyArn',
    ],
    [
      'a stack that is not there',
      { 'Fn::GetStackOutput': { StackName: 'Other', OutputName: 'X' } },
      'reads output X of Other, expected one of the stacks AtlasData, Atlas, Later',
    ],
    [
      'a stack deployed later',
      { 'Fn::GetStackOutput': { StackName: 'Later', OutputName: 'X' } },
      'reads output X of Later, which is deployed later',
    ],
    ['an export that is not there', { 'Fn::ImportValue': 'nope' }, 'imports nope, which no stack deployed before exports'],
  ])('names %s', async (_what, expression, message) => {
    const messages = await messagesOf({
      AtlasData: stack({ Key: secret() }, { Outputs: { KeyArn: { Value: { Ref: 'Key' } } } }),
      Atlas: { ...stack({ Reader: secret({ key: expression }) }), dependsOn: ['AtlasData'] },
      Later: { ...stack({}), dependsOn: ['Atlas'] },
    });
    expect(messages).toEqual([`${at('Reader')} at Properties.key: ${message}`]);
  });

  it('says how to get an assembly when there is none', async () => {
    const { refused, trace } = await host('/nowhere/cdk.out');
    expect(refused?.refusals[0]?.what).toBe('no cloud assembly at /nowhere/cdk.out: run npx cdk synth');
    expect(trace.faults).toHaveLength(1);
  });
});
