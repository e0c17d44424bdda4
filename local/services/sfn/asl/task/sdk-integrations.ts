import { isObject, type Json, type JsonObject, jsonText } from '../json';
import type { Integration } from './integration';

interface SdkService {
  /** The service's folder name. */
  readonly folder: string;
  /** As AWS's SDK for Java writes its name. */
  readonly name: string;
  /** The API's own members start in lower case, while a definition's always start in upper case. */
  readonly isCamelCase?: boolean;
  /** Members of a request that the API takes as text; JSON is written out for them. */
  readonly texts?: readonly string[];
  /** The operations of the service that this cloud hosts. */
  readonly operations: readonly string[];
}

/** `arn:aws:states:::aws-sdk:<service>:<operation>`: the services hosted here, as a Resource names them. */
const SERVICES: Readonly<Record<string, SdkService>> = {
  connect: { folder: 'connect', name: 'Connect', operations: ['StartOutboundVoiceContact', 'StopContact', 'DescribeContact'] },
  dynamodb: {
    folder: 'dynamodb',
    name: 'DynamoDb',
    operations: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'BatchGetItem', 'TransactWriteItems', 'DescribeTable'],
  },
  lambda: { folder: 'lambda', name: 'Lambda', texts: ['Payload'], operations: ['Invoke'] },
  secretsmanager: { folder: 'secrets-manager', name: 'SecretsManager', operations: ['GetSecretValue', 'PutSecretValue'] },
  sfn: {
    folder: 'sfn',
    name: 'Sfn',
    isCamelCase: true,
    texts: ['Input', 'Output'],
    operations: [
      'StartExecution',
      'StopExecution',
      'DescribeExecution',
      'ListExecutions',
      'SendTaskSuccess',
      'SendTaskFailure',
      'SendTaskHeartbeat',
      'RedriveExecution',
    ],
  },
  sqs: {
    folder: 'sqs',
    name: 'Sqs',
    texts: ['MessageBody'],
    operations: ['SendMessage', 'ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'],
  },
};

export const sdkServices = Object.keys(SERVICES);

/** The operations of a service, spelled as in a Resource: `startExecution`. */
export const sdkOperations = (service: string): string[] => SERVICES[service]?.operations.map(lowered) ?? [];

/** Undefined when the service or the operation is not hosted here. */
export function sdkIntegration(serviceName: string, action: string): Integration | undefined {
  const service = SERVICES[serviceName];
  const operation = service?.operations.find((each) => lowered(each) === action);
  if (!service || !operation) return undefined;
  const { folder, name, isCamelCase, texts = [] } = service;
  return {
    service: folder,
    operation,
    errors: { prefix: name, unmodelled: `${name}Exception`, service: name, generation: 2 },
    required: [],
    request(args) {
      const written = Object.entries(args).map(([member, value]): [string, Json] => [
        member,
        texts.includes(member) && typeof value === 'object' ? jsonText(value) : value,
      ]);
      return Object.fromEntries(isCamelCase ? written.map(([member, value]) => [lowered(member), value]) : written);
    },
    result(output: unknown) {
      const answer: JsonObject = isObject(output) ? output : {};
      return isCamelCase ? Object.fromEntries(Object.entries(answer).map(([member, value]) => [raised(member), value])) : answer;
    },
  };
}

const lowered = (name: string) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
const raised = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
