// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation's own variables
import { join } from 'node:path';
import { host, secret, stack } from '../../support/host-stacks';
import { writeAssembly } from '../../support/write-assembly';

describe('a hosted assembly', () => {
  it('has its resources made after those they need, then its services started', async () => {
    const { diary } = await host({
      Atlas: stack({ Last: secret({}, { DependsOn: ['First', 'Middle'] }), Middle: secret({ of: { Ref: 'First' } }), First: secret() }),
    });
    expect(diary).toEqual(['made First', 'made Middle', 'made Last', 'started']);
  });

  it('has outputs, and stacks that read each other through them', async () => {
    const { cloud, secrets } = await host({
      AtlasData: stack(
        { Key: secret() },
        {
          Outputs: {
            KeyArn: { Value: { Ref: 'Key' } },
            KeyName: { Value: { 'Fn::GetAtt': ['Key', 'Name'] }, Export: { Name: 'the-key' } },
          },
        },
      ),
      Atlas: {
        ...stack(
          {
            Reader: secret({
              key: { 'Fn::GetStackOutput': { StackName: 'AtlasData', OutputName: 'KeyArn' } },
              name: { 'Fn::ImportValue': 'the-key' },
            }),
          },
          { Outputs: { Copy: { Value: { 'Fn::Sub': '${Reader}!' } } } },
        ),
        dependsOn: ['AtlasData'],
      },
    });
    expect(cloud.outputs).toEqual({
      AtlasData: { KeyArn: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:Key', KeyName: 'Key' },
      Atlas: { Copy: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:Reader!' },
    });
    const reader = cloud.context(secrets).store.get('arn:aws:secretsmanager:us-east-1:123456789012:secret:Reader');
    expect(reader?.properties).toEqual({ key: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:Key', name: 'Key' });
  });

  it('leaves out what its conditions say, its rules, and what is about the app only', async () => {
    const { diary, refused } = await host({
      Atlas: stack(
        {
          Here: secret({}, { Condition: 'Yes', DependsOn: 'Gone' }),
          Gone: secret({}, { Condition: 'No' }),
          GoneToo: { Type: 'AWS::Unheard::Of', Condition: 'No' },
          CDKMetadata: { Type: 'AWS::CDK::Metadata', Condition: 'Nonsense' },
        },
        {
          Parameters: { BootstrapVersion: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/cdk-bootstrap/hnb659fds/version' } },
          Conditions: { Yes: { 'Fn::Equals': ['a', 'a'] }, No: { 'Fn::Not': [{ Condition: 'Yes' }] } },
          Rules: {
            CheckBootstrapVersion: { Assertions: [{ Assert: { 'Fn::Not': [{ 'Fn::Contains': [['1'], { Ref: 'BootstrapVersion' }] }] } }] },
          },
          Outputs: { OfGone: { Value: { Ref: 'Gone' }, Condition: 'No' } },
        },
      ),
    });
    expect(refused).toBeUndefined();
    expect(diary).toEqual(['made Here', 'started']);
  });

  it('finds the folder of an asset', async () => {
    const assembly = writeAssembly({ Atlas: { ...stack({ A: secret() }), assets: { 'abc.zip': 'asset.abc' } } });
    const { cloud, secrets } = await host(assembly);
    const resource = [...cloud.context(secrets).store.values()][0];
    expect(resource?.asset('abc.zip')).toBe(join(assembly, 'asset.abc'));
    expect(() => resource?.asset('gone.zip')).toThrow(
      'Atlas.template.json: A (AWS::SecretsManager::Secret): no asset gone.zip in the cloud assembly: run npx cdk synth',
    );
  });

  it('says which templates it hosts', async () => {
    const { cloud } = await host({ Atlas: stack({ A: secret() }) });
    expect(cloud.templates).toEqual([{ name: 'Atlas.template.json', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  });

  it('is in the account and region that it was synthesized for', async () => {
    const { cloud } = await host(
      writeAssembly(
        { Atlas: stack({ A: secret() }, { Outputs: { A: { Value: { Ref: 'A' } } } }) },
        { environment: 'aws://111122223333/eu-west-1' },
      ),
    );
    expect(cloud.outputs).toEqual({ Atlas: { A: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:A' } });
  });

  it('stops its services when it is closed', async () => {
    const { cloud, diary } = await host({ Atlas: stack({}) });
    await cloud.listen(0);
    await cloud.close();
    await cloud.close();
    expect(diary).toEqual(['started', 'stopped']);
  });

  it('takes inert types by their name alone', async () => {
    const stacks = { Atlas: stack({ Alarm: { Type: 'AWS::CloudWatch::Alarm' }, A: secret({ alarm: { Ref: 'Alarm' } }) }) };
    const { cloud, secrets } = await host(stacks, { inertTypes: { 'AWS::CloudWatch::Alarm': 'nobody is woken by a laptop' } });
    expect([...cloud.context(secrets).store.values()][0]?.properties).toEqual({ alarm: 'Atlas-Alarm' });
  });
});
