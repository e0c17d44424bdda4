import { CfnOutput, Fn, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnInstance, CfnPhoneNumber } from 'aws-cdk-lib/aws-connect';
import { AttributeType, Billing, ProjectionType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { type CfnSecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { AtlasConfig } from '../bin/config';
import { ResponseCache } from './response-cache';

export interface DataStackProps extends StackProps {
  readonly config: AtlasConfig;
}

/** What must survive every deployment: the promises, the keys, the Connect instance and its number. Everything here is retained. */
export class DataStack extends Stack {
  readonly table: TableV2;
  /** Not retained: it holds nothing that cannot be written again. */
  readonly responseCache: TableV2;
  readonly identityKey: Secret;
  readonly salesforceSecret: Secret;
  readonly connectInstance: CfnInstance;
  readonly phoneNumber: CfnPhoneNumber;

  constructor(scope: Construct, id: string, { config, ...props }: DataStackProps) {
    super(scope, id, props);

    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: 'PK', type: AttributeType.STRING },
      sortKey: { name: 'SK', type: AttributeType.STRING },
      billing: Billing.onDemand(),
      timeToLiveAttribute: 'expiresAt',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      removalPolicy: RemovalPolicy.RETAIN,
      globalSecondaryIndexes: [
        {
          indexName: OPEN_CALLBACKS_INDEX,
          partitionKey: { name: 'openShard', type: AttributeType.STRING },
          sortKey: { name: 'dueAt', type: AttributeType.NUMBER },
          projectionType: ProjectionType.KEYS_ONLY, // no personal data outside the rows themselves
        },
      ],
    });

    this.responseCache = new ResponseCache(this, 'ResponseCache').table;

    this.identityKey = new Secret(this, 'IdentityKey', {
      description: 'Key of every callback and caller id. Never rotate: all ids would change.',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });

    this.salesforceSecret = new Secret(this, 'SalesforceSecret', {
      description: 'JSON {loginUrl, clientId, username, privateKey} of the integration user. Put the value by hand: salesforce/README.md.',
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // A generated value would look like one; without a value the first read says plainly that none was put.
    (this.salesforceSecret.node.defaultChild as CfnSecret).generateSecretString = undefined;

    this.connectInstance = new CfnInstance(this, 'ConnectInstance', {
      identityManagementType: 'CONNECT_MANAGED',
      instanceAlias: `atlas-${this.account}`,
      attributes: { inboundCalls: true, outboundCalls: true },
    });
    this.connectInstance.applyRemovalPolicy(RemovalPolicy.RETAIN);

    this.phoneNumber = new CfnPhoneNumber(this, 'PhoneNumber', {
      targetArn: this.connectInstance.attrArn,
      countryCode: config.phoneNumber.countryCode,
      type: config.phoneNumber.type,
      description: 'The number of Atlas: callers dial it, and it is what a called person sees.',
    });
    this.phoneNumber.applyRemovalPolicy(RemovalPolicy.RETAIN);

    new CfnOutput(this, 'TableName', { value: this.table.tableName });
    new CfnOutput(this, 'IdentityKeySecretArn', { value: this.identityKey.secretArn });
    new CfnOutput(this, 'SalesforceSecretArn', { value: this.salesforceSecret.secretArn });
    new CfnOutput(this, 'ConnectInstanceArn', { value: this.connectInstance.attrArn });
    new CfnOutput(this, 'PhoneNumberId', { value: Fn.select(1, Fn.split('phone-number/', this.phoneNumber.attrPhoneNumberArn)) });
  }
}

/** Rows with work left, by due time. */
export const OPEN_CALLBACKS_INDEX = 'open-callbacks';
