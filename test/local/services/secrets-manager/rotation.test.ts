import { secretsManager } from '../../../../local/services/secrets-manager';
import { provision, serviceContext } from '../../../support/service-context';

async function secretInRotation() {
  const context = serviceContext(secretsManager);
  const { ref: SecretId } = await provision(secretsManager, context, {
    type: 'AWS::SecretsManager::Secret',
    logicalId: 'Key',
    properties: { SecretString: 'old' },
  });
  // biome-ignore lint/suspicious/noExplicitAny: the wire's shapes
  const call = async (operation: string, input: object = {}): Promise<any> =>
    secretsManager.operations[operation]?.run({ SecretId, ...input }, context);
  const { VersionId: old } = await call('GetSecretValue');
  await call('PutSecretValue', { SecretString: 'new', ClientRequestToken: 'pending-1', VersionStages: ['AWSPENDING'] });
  return { call, old, move: (input: object) => call('UpdateSecretVersionStage', { VersionStage: 'AWSCURRENT', ...input }) };
}

describe('the staging labels of a rotation', () => {
  it('keep the pending value apart until it is finished, and the one before it after that', async () => {
    const { call, old, move } = await secretInRotation();
    expect(await call('GetSecretValue')).toMatchObject({ SecretString: 'old' });
    expect(await call('GetSecretValue', { VersionStage: 'AWSPENDING' })).toMatchObject({ SecretString: 'new', VersionId: 'pending-1' });

    await move({ MoveToVersionId: 'pending-1', RemoveFromVersionId: old });
    expect(await call('DescribeSecret')).toMatchObject({
      VersionIdsToStages: { [old]: ['AWSPREVIOUS'], 'pending-1': ['AWSCURRENT', 'AWSPENDING'] },
    });
    await call('UpdateSecretVersionStage', { VersionStage: 'AWSPENDING', RemoveFromVersionId: 'pending-1' });
    expect(await call('GetSecretValue')).toMatchObject({ SecretString: 'new', VersionStages: ['AWSCURRENT'] });
    expect(await call('GetSecretValue', { VersionStage: 'AWSPREVIOUS' })).toMatchObject({ SecretString: 'old' });
  });

  it('take a pending value back: its version is gone', async () => {
    const { call } = await secretInRotation();
    await call('UpdateSecretVersionStage', { VersionStage: 'AWSPENDING', RemoveFromVersionId: 'pending-1' });
    await expect(call('GetSecretValue', { VersionId: 'pending-1' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('are moved only by who says where they are, and to where there is a version', async () => {
    const { old, move } = await secretInRotation();
    await expect(move({ MoveToVersionId: 'pending-1' })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining(`currently attached to version ${old}`),
    });
    await expect(move({ MoveToVersionId: 'nowhere', RemoveFromVersionId: old })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    await expect(move({ RemoveFromVersionId: old })).rejects.toMatchObject({ message: expect.stringContaining('completely removed') });
  });
});
