import type { Json, JsonObject } from '../json';
import { jsonText } from '../json';
import type { ErrorNaming } from './error-naming';
import type { Integration } from './integration';
import { asText, lambdaInvoke } from './lambda-invoke';
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

const putEvents: Integration = {
  service: 'eventbridge',
  operation: 'PutEvents',
  errors: { prefix: 'EventBridge', unmodelled: 'AmazonEventBridgeException', service: 'AmazonEventBridge', generation: 1 },
  required: ['Entries'],
  request({ Entries: entries, ...rest }) {
    const texts = Array.isArray(entries)
      ? (entries as readonly JsonObject[]).map((entry) => ({
          ...entry,
          ...(entry['Detail'] !== undefined && { Detail: asText(entry['Detail'] as Json) }),
        }))
      : entries;
    return { ...rest, Entries: texts };
  },
  result: (output: JsonObject) => output,
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
  events: { putEvents },
};
