import type { Service } from '../../cloud/service';
import { alias } from './resources/alias';
import { key } from './resources/key';
import { Keys } from './store';

/** AWS KMS, as far as the policies of keys go: who may read what is kept under a key. Nothing here is encrypted: items and secrets are in memory. */
export const kms: Service<Keys> = {
  name: 'kms',
  signingName: 'kms',
  protocol: { kind: 'json', target: 'TrentService', version: '1.1' },
  notHere:
    'Cryptography, API operations, grants, rotation, asymmetric and multi-Region keys. Every use of a table or a secret under a key of the ' +
    "customer's is decided by the policy of that key, with `kms:ViaService` and `kms:CallerAccount`; queues and log groups under such keys are not hosted.",
  createStore: () => new Keys(),
  resources: { 'AWS::KMS::Key': key, 'AWS::KMS::Alias': alias },
  operations: {},
};
