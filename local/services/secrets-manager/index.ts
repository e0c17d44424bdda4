import type { Service } from '../../cloud/service';
import { describeSecret } from './operations/describe-secret';
import { getSecretValue } from './operations/get-secret-value';
import { putSecretValue } from './operations/put-secret-value';
import { updateSecretVersionStage } from './operations/update-secret-version-stage';
import { provisionSecret } from './secret';
import { Secrets } from './store';

/** AWS Secrets Manager, with the staging labels of a rotation. Not here: rotation by schedule, binary secrets, replicas. */
export const secretsManager: Service<Secrets> = {
  name: 'secrets-manager',
  signingName: 'secretsmanager',
  protocol: { kind: 'json', target: 'secretsmanager', version: '1.1' },
  notHere: 'RotateSecret and rotation schedules (whoever rotates moves the labels by itself), binary secrets, replicas in other regions.',
  createStore: () => new Secrets(),
  resources: {
    'AWS::SecretsManager::Secret': provisionSecret,
  },
  operations: {
    DescribeSecret: describeSecret,
    GetSecretValue: getSecretValue,
    PutSecretValue: putSecretValue,
    UpdateSecretVersionStage: updateSecretVersionStage,
  },
};
