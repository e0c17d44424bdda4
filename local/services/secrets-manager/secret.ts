import { onlyProperties, physicalName } from '../../cloud/properties';
import { type Provisioned, Refusal, type Resource, type ServiceContext } from '../../cloud/service';
import { keyNamed } from '../kms/use-key';
import { characters, generateSecretString } from './generate-secret-string';
import { Secret, type Secrets } from './store';

const ARN_SUFFIX_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** AWS::SecretsManager::Secret. Without SecretString and GenerateSecretString it has no value until somebody puts one. */
export function provisionSecret(resource: Resource, context: ServiceContext<Secrets>): Provisioned {
  onlyProperties(resource, ['Name', 'Description', 'SecretString', 'GenerateSecretString', 'KmsKeyId', 'Tags']);
  const { logicalId, stackName, where } = resource;
  const { Name, SecretString, GenerateSecretString, KmsKeyId } = resource.properties;
  if (SecretString !== undefined && GenerateSecretString !== undefined) {
    throw new Refusal("You can't specify both SecretString and GenerateSecretString", where);
  }
  const name: string = Name ?? physicalName(resource);
  if (context.store.find(name)) throw new Refusal(`a secret named ${name} exists already`, where);

  const random = context.random.fork(`${stackName}/${logicalId}`);
  const secret = new Secret(
    context.arn(`secret:${name}-${characters(random, ARN_SUFFIX_ALPHABET, 6)}`),
    name,
    context.clock.now(),
    keyNamed(KmsKeyId, where, context),
  );
  const value = GenerateSecretString === undefined ? SecretString : generateSecretString(GenerateSecretString, random, where);
  if (value !== undefined) secret.put({ versionId: random.uuid(), value, createdAt: context.clock.now() });
  context.store.add(secret);
  return { ref: secret.arn, attributes: { Id: secret.arn } };
}
