import type { DescribeSecretRequest } from '@aws-sdk/client-secrets-manager';
import { type Operation, ServiceError } from '../../../cloud/service';
import { permissionOn } from '../permission';
import type { Secrets } from '../store';

// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html
export const describeSecret: Operation<Secrets, DescribeSecretRequest> = {
  permissions: permissionOn('secretsmanager:DescribeSecret'),
  latencyMs: [25, 120],

  run({ SecretId }, { store }) {
    const secret = store.find(SecretId ?? '');
    if (!secret) throw new ServiceError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    return {
      ARN: secret.arn,
      Name: secret.name,
      CreatedDate: secret.createdAt / 1000,
      VersionIdsToStages: Object.fromEntries(secret.all().map(({ versionId }) => [versionId, secret.labelsOf(versionId)])),
    };
  },
};
