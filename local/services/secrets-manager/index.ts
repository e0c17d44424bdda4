import type { Service } from '../../cloud/service';
import { getSecretValue } from './operations/get-secret-value';
import { putSecretValue } from './operations/put-secret-value';
import { provisionSecret } from './secret';
import { Secrets } from './store';

/** AWS Secrets Manager. Not here: rotation, staging labels of one's own, binary secrets, customer keys, replicas. */
export const secretsManager: Service<Secrets> = {
  name: 'secrets-manager',
  signingName: 'secretsmanager',
  protocol: { kind: 'json', target: 'secretsmanager', version: '1.1' },
  notHere:
    'Rotation, staging labels other than AWSCURRENT and AWSPREVIOUS, binary secrets, customer keys (KMS), replicas in other regions.',
  createStore: () => new Secrets(),
  resources: {
    'AWS::SecretsManager::Secret': provisionSecret,
  },
  operations: {
    GetSecretValue: getSecretValue,
    PutSecretValue: putSecretValue,
  },
};
