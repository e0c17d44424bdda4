import { CfnOutput, Fn, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  type CfnGlobalTable,
  type GlobalSecondaryIndexPropsV2,
  ProjectionType,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type CfnSecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { AtlasConfig } from '../bin/config';
import type { Deployment } from '../bin/stage';
import { type ConnectInstance, connectInstance } from './connect-instance';
import { dataKey } from './data-key';
import { ResponseCache } from './response-cache';

export interface DataStackProps extends StackProps {
  readonly config: AtlasConfig;
  readonly deployment: Deployment;
}

/** Rows with work left, by due time. */
export const OPEN_CALLBACKS_INDEX = 'open-callbacks';
/** Every promise to a number, by time: what an erasure has to find. */
export const CALLBACKS_BY_CALLER_INDEX = 'callbacks-by-caller';
/** What was asked for from a number, or begun to be: to whichever number. */
export const REQUESTS_BY_CALLER_INDEX = 'requests-by-caller';

/** What must survive every deployment: the promises, the keys, the Connect instance and its number. Everything here is retained. */
export class DataStack extends Stack {
  readonly table: TableV2;
  /** Not retained: it holds nothing that cannot be written again. */
  readonly responseCache: TableV2;
  readonly identityKey: Secret;
  readonly salesforceSecret: Secret;
  readonly connect: ConnectInstance;

  constructor(scope: Construct, id: string, { config, deployment, ...props }: DataStackProps) {
    super(scope, id, props);
    const { customerManagedKey, deletionProtection } = deployment.stage;
    const key = customerManagedKey ? dataKey(this) : undefined;

    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: 'PK', type: AttributeType.STRING },
      sortKey: { name: 'SK', type: AttributeType.STRING },
      billing: Billing.onDemand(),
      timeToLiveAttribute: 'expiresAt',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection,
      removalPolicy: RemovalPolicy.RETAIN,
      globalSecondaryIndexes: [
        keysBy(OPEN_CALLBACKS_INDEX, 'openShard', 'dueAt'),
        keysBy(CALLBACKS_BY_CALLER_INDEX, 'callerId', 'requestedAt'),
        keysBy(REQUESTS_BY_CALLER_INDEX, 'requestedBy', 'requestedAt'),
      ],
    });

    if (key) encrypt(this.table, key);

    this.responseCache = new ResponseCache(this, 'ResponseCache').table;

    this.identityKey = new Secret(this, 'IdentityKey', {
      description: 'Key of every callback and caller id. Never rotate: all ids would change.',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
      ...(key && { encryptionKey: key }),
    });

    this.salesforceSecret = new Secret(this, 'SalesforceSecret', {
      description: 'JSON {loginUrl, clientId, username, privateKey} of the integration user. Put the value by hand: salesforce/README.md.',
      removalPolicy: RemovalPolicy.RETAIN,
      ...(key && { encryptionKey: key }),
    });
    // A generated value would look like one; without a value the first read says plainly that none was put.
    (this.salesforceSecret.node.defaultChild as CfnSecret).generateSecretString = undefined;

    this.connect = connectInstance(this, { config, deployment });

    new CfnOutput(this, 'TableName', { value: this.table.tableName });
    new CfnOutput(this, 'IdentityKeySecretArn', { value: this.identityKey.secretArn });
    new CfnOutput(this, 'SalesforceSecretArn', { value: this.salesforceSecret.secretArn });
    new CfnOutput(this, 'ConnectInstanceArn', { value: this.connect.instanceArn });
    new CfnOutput(this, 'PhoneNumberId', { value: Fn.select(1, Fn.split('phone-number/', this.connect.phoneNumber.attrPhoneNumberArn)) });
  }
}

/** TableV2 has the words for it only in a stack whose Region is written down. */
function encrypt(table: TableV2, { keyArn }: IKey): void {
  const resource = table.node.defaultChild as CfnGlobalTable;
  resource.addPropertyOverride('SSESpecification', { SSEEnabled: true, SSEType: 'KMS' });
  resource.addPropertyOverride('Replicas.0.SSESpecification', { KMSMasterKeyId: keyArn });
}

/** Keys only: no personal data outside the rows themselves. */
const keysBy = (indexName: string, partition: string, sort: string): GlobalSecondaryIndexPropsV2 => ({
  indexName,
  partitionKey: { name: partition, type: AttributeType.STRING },
  sortKey: { name: sort, type: AttributeType.NUMBER },
  projectionType: ProjectionType.KEYS_ONLY,
});
