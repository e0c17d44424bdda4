import { evaluate } from '../../../cloud/identity/evaluate';
import { onlyProperties } from '../../../cloud/properties';
import { type PolicyDocument, type Provision, Refusal } from '../../../cloud/service';
import type { Keys } from '../store';

const KEY = ['KeyPolicy', 'Description', 'EnableKeyRotation', 'RotationPeriodInDays', 'PendingWindowInDays', 'Tags'];

/** AWS::KMS::Key, a symmetric one. A policy that locks the account out is refused, as AWS does. */
export const key: Provision<Keys> = (resource, { store, arn, accountId, random }) => {
  onlyProperties(resource, KEY);
  const policy: PolicyDocument | undefined = resource.properties.KeyPolicy;
  const root = `arn:aws:iam::${accountId}:root`;
  const account = { roleArn: root, sessionArn: root, accountId };
  const toPutPolicies = { action: 'kms:PutKeyPolicy', resource: '*', keys: new Map() };
  if (!policy || evaluate(policy.Statement, toPutPolicies, account) !== 'allowed')
    throw new Refusal('The new key policy will not allow you to update the key policy in the future.', resource.where);
  const id = random.fork(`${resource.stackName}/${resource.logicalId}`).uuid();
  store.add({ id, arn: arn(`key/${id}`), policy, where: resource.where });
  return { ref: id, attributes: { Arn: arn(`key/${id}`), KeyId: id } };
};
