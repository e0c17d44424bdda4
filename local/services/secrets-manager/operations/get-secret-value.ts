import type { GetSecretValueRequest } from '@aws-sdk/client-secrets-manager';
import { type Operation, ServiceError } from '../../../cloud/service';
import { useKey } from '../../kms/use-key';
import { permissionOn } from '../permission';
import type { Secrets } from '../store';

// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
export const getSecretValue: Operation<Secrets, GetSecretValueRequest> = {
  permissions: permissionOn('secretsmanager:GetSecretValue'),
  latencyMs: [25, 120],

  run({ SecretId, VersionId, VersionStage }, context) {
    const { store } = context;
    const secret = store.find(SecretId ?? '');
    if (!secret) throw new ServiceError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    const label = VersionStage ?? 'AWSCURRENT';
    const version = VersionId === undefined ? secret.labelled(label) : secret.version(VersionId);
    if (!version) {
      const sought = VersionId === undefined ? `staging label: ${label}` : `VersionId: ${VersionId}`;
      throw new ServiceError('ResourceNotFoundException', `Secrets Manager can't find the specified secret value for ${sought}`);
    }
    const labels = secret.labelsOf(version.versionId);
    if (VersionStage !== undefined && !labels.includes(VersionStage)) {
      throw new ServiceError('InvalidRequestException', 'You provided a VersionStage that is not associated to the provided VersionId.');
    }
    if (secret.keyArn) useKey('kms:Decrypt', secret.keyArn, 'secretsmanager', context);
    return {
      ARN: secret.arn,
      Name: secret.name,
      VersionId: version.versionId,
      SecretString: version.value,
      VersionStages: labels,
      CreatedDate: version.createdAt / 1000,
    };
  },
};
