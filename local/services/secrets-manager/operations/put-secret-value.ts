import type { PutSecretValueRequest, PutSecretValueResponse } from '@aws-sdk/client-secrets-manager';
import { type Operation, ServiceError } from '../../../cloud/service';
import { useKey } from '../../kms/use-key';
import { permissionOn } from '../permission';
import type { Secrets } from '../store';

const MAX_SECRET_BYTES = 65_536;

// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html
/** The new version becomes AWSCURRENT, the one before it AWSPREVIOUS, unless it is to have other labels (AWSPENDING). The same token with the same value again changes nothing. */
export const putSecretValue: Operation<Secrets, PutSecretValueRequest, PutSecretValueResponse> = {
  permissions: permissionOn('secretsmanager:PutSecretValue'),
  latencyMs: [25, 120],

  run({ SecretId, SecretString, SecretBinary, ClientRequestToken, VersionStages }, context) {
    const { store, clock, random } = context;
    const secret = store.find(SecretId ?? '');
    if (!secret) throw new ServiceError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    if (SecretBinary !== undefined) throw new ServiceError('InvalidParameterException', 'the local cloud does not host SecretBinary');
    if (VersionStages && !(VersionStages.length >= 1 && VersionStages.length <= 20)) {
      throw new ServiceError('InvalidParameterException', `VersionStages has ${VersionStages.length} members, expected 1 to 20`);
    }
    if (SecretString === undefined)
      throw new ServiceError('InvalidRequestException', 'You must provide either SecretString or SecretBinary.');
    const bytes = Buffer.byteLength(SecretString);
    if (bytes > MAX_SECRET_BYTES) {
      throw new ServiceError('ValidationException', `SecretString has ${bytes} bytes: expected at most ${MAX_SECRET_BYTES}`);
    }

    if (secret.keyArn) useKey('kms:GenerateDataKey', secret.keyArn, 'secretsmanager', context);
    const versionId = ClientRequestToken ?? random.uuid();
    const existing = secret.version(versionId);
    if (existing && existing.value !== SecretString) {
      throw new ServiceError(
        'ResourceExistsException',
        `You can't use ClientRequestToken ${versionId} because that value is already in use for a version of secret ${secret.arn}.`,
      );
    }
    const version = existing ?? { versionId, value: SecretString, createdAt: clock.now() };
    if (!existing) secret.put(version, VersionStages);
    return { ARN: secret.arn, Name: secret.name, VersionId: versionId, VersionStages: secret.labelsOf(versionId) };
  },
};
