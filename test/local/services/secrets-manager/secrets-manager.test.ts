import { virtualClock } from '../../../../local/cloud/virtual-clock';
import { kms } from '../../../../local/services/kms';
import { secretsManager } from '../../../../local/services/secrets-manager';
import { provision, serviceContext, TEST_START_MS } from '../../../support/service-context';

const TYPE = 'AWS::SecretsManager::Secret';
const { GetSecretValue, PutSecretValue } = secretsManager.operations;

async function secretWith(properties: Record<string, unknown>) {
  const clock = virtualClock({ startMs: TEST_START_MS });
  const context = serviceContext(secretsManager, { clock, services: [kms] });
  const { ref } = await provision(secretsManager, context, { type: TYPE, logicalId: 'Key', properties });
  const get = async (input: Record<string, unknown> = {}) => GetSecretValue?.run({ SecretId: ref, ...input }, context);
  const put = async (input: Record<string, unknown>) => PutSecretValue?.run({ SecretId: ref, ...input }, context);
  return { arn: ref, clock, context, get, put };
}

describe('AWS::SecretsManager::Secret', () => {
  it('gives its ARN, with six random characters, as Ref', async () => {
    const { arn } = await secretWith({ Name: 'atlas/salesforce' });
    expect(arn).toMatch(/^arn:aws:secretsmanager:us-east-1:123456789012:secret:atlas\/salesforce-[A-Za-z0-9]{6}$/);
  });

  it('is found by ARN, by name and by ARN without the suffix', async () => {
    const { arn, get } = await secretWith({ Name: 'atlas/salesforce', SecretString: 'x' });
    for (const SecretId of [arn, 'atlas/salesforce', arn.slice(0, -7)])
      expect(await get({ SecretId })).toMatchObject({ SecretString: 'x' });
  });

  it('generates 32 characters with one of each type, the same for the same seed', async () => {
    const [first, second] = await Promise.all([secretWith({ GenerateSecretString: {} }), secretWith({ GenerateSecretString: {} })]);
    const { SecretString } = await first.get();
    expect(SecretString).toHaveLength(32);
    for (const type of [/[a-z]/, /[A-Z]/, /[0-9]/, /[^\w\s]/]) expect(SecretString).toMatch(type);
    expect((await second.get()).SecretString).toBe(SecretString);
  });

  it('generates by the options of the template', async () => {
    const { get } = await secretWith({
      GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true, ExcludeUppercase: true, ExcludeCharacters: 'abc0' },
    });
    expect((await get()).SecretString).toMatch(/^[d-z1-9]{64}$/);
  });

  it('puts the generated password into the template under its key', async () => {
    const { get } = await secretWith({
      GenerateSecretString: { SecretStringTemplate: '{"username":"atlas"}', GenerateStringKey: 'password', PasswordLength: 8 },
    });
    expect(JSON.parse((await get()).SecretString)).toEqual({ username: 'atlas', password: expect.stringMatching(/^.{8}$/) });
  });

  it.each([
    [{ KmsKeyId: 'k' }, /the key k is no key of this assembly/],
    [{ ReplicaRegions: [] }, /Properties.ReplicaRegions/],
    [{ SecretString: 'x', GenerateSecretString: {} }, /both SecretString and GenerateSecretString/],
    [{ GenerateSecretString: { GenerateStringKey: 'password' } }, /both SecretStringTemplate and GenerateStringKey/],
    [{ GenerateSecretString: { PasswordLength: 2 } }, /expected at least 4/],
  ])('refuses %j', async (properties, message) => {
    await expect(secretWith(properties)).rejects.toThrow(message);
  });
});

describe('GetSecretValue', () => {
  it('says that a secret without a value has none', async () => {
    const { get } = await secretWith({ Name: 'empty' });
    await expect(get()).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
    });
  });

  it('says that there is no such secret', async () => {
    const { get } = await secretWith({});
    await expect(get({ SecretId: 'other' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: "Secrets Manager can't find the specified secret.",
    });
  });

  it('is permitted on the full ARN, however the secret is named', async () => {
    const { arn, context } = await secretWith({ Name: 'atlas/key' });
    expect(GetSecretValue?.permissions?.({ SecretId: 'atlas/key' }, context)).toEqual([
      { action: 'secretsmanager:GetSecretValue', resource: arn },
    ]);
  });
});

describe('PutSecretValue', () => {
  it('makes the new version AWSCURRENT and keeps the old one as AWSPREVIOUS', async () => {
    const { put, get, clock } = await secretWith({ SecretString: 'old' });
    await clock.advance(5000);
    expect(await put({ SecretString: 'new', ClientRequestToken: 'token-2' })).toMatchObject({
      VersionId: 'token-2',
      VersionStages: ['AWSCURRENT'],
    });

    expect(await get()).toMatchObject({ SecretString: 'new', VersionId: 'token-2', CreatedDate: clock.now() / 1000 });
    expect(await get({ VersionStage: 'AWSPREVIOUS' })).toMatchObject({ SecretString: 'old', VersionStages: ['AWSPREVIOUS'] });
  });

  it('does nothing twice for one token, and refuses the token for another value', async () => {
    const { put, get } = await secretWith({ SecretString: 'old' });
    await put({ SecretString: 'new', ClientRequestToken: 'token-2' });
    await put({ SecretString: 'new', ClientRequestToken: 'token-2' });
    expect(await get({ VersionStage: 'AWSPREVIOUS' })).toMatchObject({ SecretString: 'old' });
    await expect(put({ SecretString: 'other', ClientRequestToken: 'token-2' })).rejects.toMatchObject({ name: 'ResourceExistsException' });
  });

  it('refuses what it does not host by name', async () => {
    const { put } = await secretWith({});
    await expect(put({ SecretBinary: 'eA==' })).rejects.toThrow(/SecretBinary/);
    await expect(put({ SecretString: 'x', VersionStages: [] })).rejects.toThrow(/VersionStages/);
  });
});
