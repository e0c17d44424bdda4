import type { JsonObject } from '../json';
import { jsonText } from '../json';
import type { ErrorNaming } from './error-naming';
import type { Integration } from './integration';
import { lambdaInvoke } from './lambda-invoke';
import { sdkMetadata } from './sdk-metadata';
import { startExecution } from './start-execution';

const dynamodb = (operation: string, ...required: string[]): Integration => ({
  service: 'dynamodb',
  operation,
  errors: { prefix: 'DynamoDB', unmodelled: 'AmazonDynamoDBException', service: 'AmazonDynamoDBv2', generation: 1 } satisfies ErrorNaming,
  required: ['TableName', ...required],
  request: (args) => args,
  result: (output: JsonObject, host) => ({ ...output, ...sdkMetadata(host, jsonText(output), 'application/x-amz-json-1.0') }),
});

const sendMessage: Integration = {
  service: 'sqs',
  operation: 'SendMessage',
  errors: { prefix: 'SQS', unmodelled: 'AmazonSQSException', service: 'AmazonSQS', generation: 1 },
  required: ['QueueUrl', 'MessageBody'],
  request: ({ MessageBody: body, ...rest }) => ({
    ...rest,
    ...(body !== undefined && body !== null && { MessageBody: typeof body === 'string' ? body : jsonText(body) }),
  }),
  result: (output: JsonObject, host) => ({ ...output, ...sdkMetadata(host, jsonText(output), 'application/x-amz-json-1.0') }),
};

/** The optimized integrations run here, by service and action as they stand in a Resource. */
export const integrations: Readonly<Record<string, Readonly<Record<string, Integration>>>> = {
  lambda: { invoke: lambdaInvoke },
  states: { startExecution },
  dynamodb: {
    getItem: dynamodb('GetItem', 'Key'),
    putItem: dynamodb('PutItem', 'Item'),
    updateItem: dynamodb('UpdateItem', 'Key'),
    deleteItem: dynamodb('DeleteItem', 'Key'),
  },
  sqs: { sendMessage },
};
