import type { UpdateSecretVersionStageRequest } from '@aws-sdk/client-secrets-manager';
import { type Operation, ServiceError } from '../../../cloud/service';
import { permissionOn } from '../permission';
import type { Secrets } from '../store';

// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecretVersionStage.html
/** The last step of a rotation moves AWSCURRENT; the version that had it becomes AWSPREVIOUS. */
export const updateSecretVersionStage: Operation<Secrets, UpdateSecretVersionStageRequest> = {
  permissions: permissionOn('secretsmanager:UpdateSecretVersionStage'),
  latencyMs: [25, 120],

  run({ SecretId, VersionStage: label = '', MoveToVersionId: to, RemoveFromVersionId: from }, { store }) {
    const secret = store.find(SecretId ?? '');
    if (!secret) throw new ServiceError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    if (label === '') throw new ServiceError('InvalidParameterException', 'VersionStage is missing');
    for (const versionId of [to, from]) {
      if (versionId !== undefined && !secret.version(versionId)) {
        throw new ServiceError(
          'ResourceNotFoundException',
          `Secrets Manager can't find the specified secret value for VersionId: ${versionId}`,
        );
      }
    }
    const attachedTo = secret.labelled(label)?.versionId;
    if (attachedTo !== undefined && attachedTo !== to && from !== attachedTo) {
      throw new ServiceError(
        'InvalidParameterException',
        `The parameter RemoveFromVersionId can't be empty. Staging label ${label} is currently attached to version ${attachedTo}, so you must explicitly reference that version in RemoveFromVersionId.`,
      );
    }
    if (from !== undefined && from !== attachedTo) {
      throw new ServiceError('InvalidParameterException', `Staging label ${label} is not attached to version ${from}.`);
    }
    if (to === undefined && label === 'AWSCURRENT') {
      throw new ServiceError(
        'InvalidParameterException',
        "You can only move staging label AWSCURRENT to a different secret version. It can't be completely removed.",
      );
    }
    if (to === undefined) secret.unlabel(label);
    else if (!secret.label(label, to)) throw new ServiceError('LimitExceededException', 'a version has at most 20 staging labels');
    return { ARN: secret.arn, Name: secret.name };
  },
};
