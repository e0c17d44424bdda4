import { AwsClient, type AwsClientOptions } from './aws-client';
import { jsonRpc } from './json-rpc';

/** Stands for `@aws-sdk/client-dynamodb` in every bundle. Not here: binary values, which the table has none of. */
export class DynamoDBClient extends AwsClient {
  constructor(options?: AwsClientOptions) {
    super({ endpoint: 'dynamodb', signingName: 'dynamodb', variable: 'DYNAMODB' }, options);
  }
}

const exchange = jsonRpc('DynamoDB_20120810', '1.0');

const command = (operation: string) =>
  class {
    readonly exchange;

    constructor(readonly input: object) {
      this.exchange = exchange(operation, input);
    }
  };

export const BatchGetItemCommand = command('BatchGetItem');
export const DeleteItemCommand = command('DeleteItem');
export const GetItemCommand = command('GetItem');
export const PutItemCommand = command('PutItem');
export const QueryCommand = command('Query');
export const TransactWriteItemsCommand = command('TransactWriteItems');
export const UpdateItemCommand = command('UpdateItem');
