import { RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';

/** Services that read and write under the key, for whoever may use them. */
const THROUGH = ['dynamodb', 'secretsmanager'];

/**
 * The key of everything personal. Its policy lets the account's own people manage it, and opens it to those who come through DynamoDB or
 * Secrets Manager and are allowed there: as AWS writes the policies of its own keys. No reader is named, so no stack needs another's roles.
 */
export function dataKey(stack: Stack): Key {
  const key = new Key(stack, 'DataKey', {
    alias: 'alias/atlas-data',
    description: 'The table and the secrets of Atlas.',
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'ThroughTheServicesThatKeepTheData',
      principals: [new AnyPrincipal()],
      actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:CreateGrant', 'kms:DescribeKey'],
      resources: ['*'], // of a key's own policy: this key
      conditions: {
        StringEquals: {
          'kms:CallerAccount': stack.account,
          'kms:ViaService': THROUGH.map((service) => `${service}.${stack.region}.amazonaws.com`),
        },
      },
    }),
  );
  return key;
}
