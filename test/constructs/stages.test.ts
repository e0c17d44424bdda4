import { deploymentOf } from '../../bin/stage';
import { assemblyOf, type Resources, synthesized, type Templates } from '../support/synthesized';
import { startTestCenter } from '../support/test-center';

const INSTANCE = 'arn:aws:connect:us-east-1:123456789012:instance/11111111-2222-4333-8444-555555555555';
const CALLER = '+14155552671';

const of = (resources: Resources, type: string) => Object.values(resources).filter(({ Type }) => Type === type);
const only = (resources: Resources, type: string) => of(resources, type)[0]?.Properties;

/** Asks for a callback and answers it; what went wrong, in words. */
async function callback(assembly: string): Promise<readonly string[]> {
  const center = await startTestCenter({ assembly });
  const ada = center.caller(CALLER);
  const call = await ada.dials();
  for (const line of ['call me back', 'Ada', 'Analytical Engines', 'night support', 'yes']) {
    if (call.endedBecause === undefined) await call.says(line);
  }
  if (call.endedBecause === undefined) call.hangsUp();
  if (await center.clock.runUntil(() => ada.rings.length > 0)) (await ada.answers()).hangsUp();
  await center.settle();
  await center.close();
  return [...center.faults().map(({ what }) => what), ...(ada.rings.length === 1 ? [] : [`${ada.rings.length} rings`])];
}

describe('the stage prod', () => {
  it('keeps the promises and the secrets under a key of its own, and refuses to delete tables', () => {
    const { Resources } = synthesized({ stage: 'prod' }).AtlasData;
    const table = only(Resources, 'AWS::DynamoDB::GlobalTable');
    expect(table.SSESpecification).toEqual({ SSEEnabled: true, SSEType: 'KMS' });
    expect(table.Replicas[0]).toMatchObject({
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { KMSMasterKeyId: { 'Fn::GetAtt': [expect.stringMatching(/^DataKey/), 'Arn'] } },
    });
    for (const { Properties } of of(Resources, 'AWS::SecretsManager::Secret')) expect(Properties.KmsKeyId).toBeDefined();
    expect(only(Resources, 'AWS::KMS::Key')).toMatchObject({ EnableKeyRotation: true });
  });

  it('is hosted, and calls back', async () => expect(await callback(assemblyOf({ stage: 'prod' }))).toEqual([]));

  it.each(['dynamodb', 'secretsmanager'])('calls nobody back when the key lets nobody in through %s', async (service) => {
    const assembly = assemblyOf({ stage: 'prod' }, ({ AtlasData }) => {
      const { Statement } = only(AtlasData.Resources, 'AWS::KMS::Key').KeyPolicy;
      const { StringEquals } = Statement.find(({ Sid }: { Sid?: string }) => Sid).Condition;
      StringEquals['kms:ViaService'] = StringEquals['kms:ViaService'].filter((name: unknown) => !JSON.stringify(name).includes(service));
    });
    expect(await callback(assembly)).toContainEqual(
      expect.stringMatching(
        /is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:us-east-1:123456789012:key\/[0-9a-f-]+ because no /,
      ),
    );
  });
});

describe('the stage dev', () => {
  it('has no key to pay for, and the same recovery', () => {
    const { Resources } = synthesized().AtlasData;
    expect(of(Resources, 'AWS::KMS::Key')).toEqual([]);
    expect(only(Resources, 'AWS::DynamoDB::GlobalTable').Replicas[0]).toMatchObject({
      DeletionProtectionEnabled: false,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
  });

  it.each([
    ['dev', 30],
    ['prod', 365],
  ] as const)('keeps logs for a while: %s, %d days', (stage, days) => {
    for (const { Properties } of of(synthesized({ stage }).Atlas.Resources, 'AWS::Logs::LogGroup'))
      expect(Properties.RetentionInDays).toBe(days);
  });
});

describe('an instance that is there', () => {
  const joined = { connectInstanceArn: INSTANCE };

  it('is joined: everything belongs to it, and none is made', () => {
    const { Atlas, AtlasData } = synthesized(joined);
    expect(of(AtlasData.Resources, 'AWS::Connect::Instance')).toEqual([]);
    expect(only(AtlasData.Resources, 'AWS::Connect::PhoneNumber').TargetArn).toBe(INSTANCE);
    for (const { Properties } of of(Atlas.Resources, 'AWS::Connect::ContactFlow')) expect(Properties.InstanceArn).toBe(INSTANCE);
  });

  it('is hosted, and calls back', async () => expect(await callback(assemblyOf(joined))).toEqual([]));

  it('is refused beside one that is made', async () => {
    const both = ({ AtlasData }: Templates) => {
      only(AtlasData.Resources, 'AWS::Connect::PhoneNumber').TargetArn = INSTANCE;
    };
    await expect(callback(assemblyOf({}, both))).rejects.toThrow(/instance/);
  });
});

describe('profiles', () => {
  it.each([
    ['lean', 1, 2, 512],
    ['balanced', 2, 10, 1024],
    ['aggressive', 5, 20, 1769],
  ] as const)('%s: %d to %d warm environments of %d MiB', (profile, least, most, memory) => {
    const { Resources } = synthesized({ profile }).Atlas;
    const [fulfillment] = of(Resources, 'AWS::Lambda::Function').filter(
      ({ Properties }) => Properties.FunctionName === 'atlas-lex-fulfillment',
    );
    expect(fulfillment?.Properties.MemorySize).toBe(memory);
    expect(only(Resources, 'AWS::ApplicationAutoScaling::ScalableTarget')).toMatchObject({ MinCapacity: least, MaxCapacity: most });
    expect(only(Resources, 'AWS::ApplicationAutoScaling::ScalingPolicy').TargetTrackingScalingPolicyConfiguration).toMatchObject({
      TargetValue: 0.7,
      ScaleInCooldown: 60,
      ScaleOutCooldown: 60,
    });
    const warm = of(Resources, 'AWS::Lambda::Alias').map(
      ({ Properties }) => Properties.ProvisionedConcurrencyConfig?.ProvisionedConcurrentExecutions,
    );
    expect(warm.filter((count) => count !== undefined)).toEqual([least]);
  });
});

describe('what nobody offers is refused', () => {
  it.each([
    [{ stage: 'porduction' }, '-c stage is porduction, expected dev or prod'],
    [{ profile: 'toString' }, '-c profile is toString, expected lean or balanced or aggressive'],
    [{ connectInstanceArn: 'my-instance' }, '-c connectInstanceArn is my-instance, expected arn:aws:connect:REGION:ACCOUNT:instance/ID'],
  ])('%j', (context: Record<string, string>, says) =>
    expect(() => deploymentOf({ tryGetContext: (key: string) => context[key] })).toThrow(says),
  );
});
