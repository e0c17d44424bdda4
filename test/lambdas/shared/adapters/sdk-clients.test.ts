import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as bedrock from '@aws-sdk/client-bedrock-runtime';
import * as codedeploy from '@aws-sdk/client-codedeploy';
import * as connect from '@aws-sdk/client-connect';
import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as lambda from '@aws-sdk/client-lambda';
import * as secrets from '@aws-sdk/client-secrets-manager';
import * as sfn from '@aws-sdk/client-sfn';
import { EventStreamCodec } from '@smithy/core/event-streams';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import * as ourBedrock from '../../../../lambdas/shared/adapters/sdk/clients/bedrock-runtime';
import * as ourCodedeploy from '../../../../lambdas/shared/adapters/sdk/clients/codedeploy';
import * as ourConnect from '../../../../lambdas/shared/adapters/sdk/clients/connect';
import * as ourDynamodb from '../../../../lambdas/shared/adapters/sdk/clients/dynamodb';
import * as ourLambda from '../../../../lambdas/shared/adapters/sdk/clients/lambda';
import * as ourSecrets from '../../../../lambdas/shared/adapters/sdk/clients/secrets-manager';
import * as ourSfn from '../../../../lambdas/shared/adapters/sdk/clients/sfn';
import { signed } from '../../../../lambdas/shared/adapters/sdk/sign';

interface Client {
  send(command: unknown, options?: { readonly abortSignal?: AbortSignal }): Promise<unknown>;
  destroy(): void;
}
type ClientClass = new (options: object) => Client;
type CommandClass = new (input: object) => unknown;

interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

const SIDES = {
  theirs: [dynamodb, sfn, secrets, connect, bedrock, lambda, codedeploy],
  ours: [ourDynamodb, ourSfn, ourSecrets, ourConnect, ourBedrock, ourLambda, ourCodedeploy],
};

/** The client and the command of that name, of one side. */
function sideOf(side: 'theirs' | 'ours', clientName: string, operation: string): { Client: ClientClass; Command: CommandClass } {
  const module = (SIDES[side] as readonly object[]).find((each) => clientName in each) as Record<string, unknown>;
  return { Client: module[clientName] as ClientClass, Command: module[`${operation}Command`] as CommandClass };
}

const CREDENTIALS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' };
const OPTIONS = { region: 'us-east-1', credentials: CREDENTIALS, maxAttempts: 1 };

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What one side sends, and what it makes of the answers; the last one is given again and again. */
async function exchanged(side: 'theirs' | 'ours', [clientName, operation, input]: Case, answers: readonly Answer[], options: object = {}) {
  const sent: Sent[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', url: path = '', headers } = request;
    sent.push({ method, path, headers: headers as Record<string, string>, body: Buffer.concat(chunks).toString() });
    const { status = 200, headers: own, body = '{}' } = answers[Math.min(sent.length, answers.length) - 1] ?? {};
    response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-requestid': 'request-1', ...own }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { Client, Command } = sideOf(side, clientName, operation);
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new Client({ ...OPTIONS, endpoint, requestHandler: new NodeHttpHandler(), ...options });
  try {
    const result = await client.send(new Command(input)).then(
      async (output) => ({ output: await plain(output) }),
      (error: Error) => ({ error }),
    );
    return { sent, ...(result as { output?: unknown; error?: Error & Record<string, unknown> }) };
  } finally {
    client.destroy();
    server.closeAllConnections();
    server.close();
  }
}

/** Without what the SDK says of the request; streams to their end, or to their error. */
async function plain(output: unknown): Promise<unknown> {
  const { $metadata: _, stream, ...fields } = output as { $metadata?: object; stream?: AsyncIterable<unknown> };
  if (!stream) return fields;
  const events: unknown[] = [];
  try {
    for await (const event of stream) events.push(event);
  } catch (error) {
    events.push({ thrown: (error as Error).name, message: (error as Error).message });
  }
  return { events };
}

type Case = readonly [client: string, operation: string, input: object];

const KEY = { PK: { S: 'CALLBACK#1' }, SK: { S: 'STATE' } };
const ITEM = { ...KEY, n: { N: '12.5' }, on: { BOOL: true }, not: { NULL: true }, l: { L: [{ S: 'é' }] }, m: { M: { a: { SS: ['x'] } } } };
const TOKEN = 'b3b5c9c2-6e0e-4b0e-9a55-0d6f7f4a6a11';
const CASES: readonly (readonly [...Case, Answer])[] = [
  ['DynamoDBClient', 'GetItem', { TableName: 'atlas', Key: KEY, ConsistentRead: true }, { body: JSON.stringify({ Item: ITEM }) }],
  ['DynamoDBClient', 'GetItem', { TableName: 'atlas', Key: KEY }, { body: '{}' }],
  ['DynamoDBClient', 'PutItem', { TableName: 'atlas', Item: ITEM, ConditionExpression: 'attribute_not_exists(PK)' }, {}],
  [
    'DynamoDBClient',
    'UpdateItem',
    {
      TableName: 'atlas',
      Key: KEY,
      UpdateExpression: 'SET #a = :a',
      ExpressionAttributeNames: { '#a': 'a' },
      ExpressionAttributeValues: { ':a': { N: '1' } },
    },
    { body: JSON.stringify({ Attributes: ITEM }) },
  ],
  ['DynamoDBClient', 'DeleteItem', { TableName: 'atlas', Key: KEY }, {}],
  [
    'DynamoDBClient',
    'Query',
    {
      TableName: 'atlas',
      KeyConditionExpression: 'PK = :p',
      ExpressionAttributeValues: { ':p': { S: 'p' } },
      Limit: 3,
      ExclusiveStartKey: KEY,
    },
    { body: JSON.stringify({ Items: [ITEM], Count: 1, ScannedCount: 1, LastEvaluatedKey: KEY }) },
  ],
  [
    'DynamoDBClient',
    'BatchGetItem',
    { RequestItems: { atlas: { Keys: [KEY], ConsistentRead: true } } },
    { body: JSON.stringify({ Responses: { atlas: [ITEM] }, UnprocessedKeys: {} }) },
  ],
  [
    'DynamoDBClient',
    'TransactWriteItems',
    {
      ClientRequestToken: TOKEN,
      TransactItems: [{ Put: { TableName: 'atlas', Item: ITEM } }, { Delete: { TableName: 'atlas', Key: KEY } }],
    },
    {},
  ],
  [
    'SFNClient',
    'StartExecution',
    { stateMachineArn: 'arn:aws:states:us-east-1:1:stateMachine:a', input: '{"a":"é"}', name: 'n' },
    { body: '{"executionArn":"arn"}' },
  ],
  ['SFNClient', 'SendTaskSuccess', { taskToken: 'token', output: '{}' }, {}],
  [
    'SecretsManagerClient',
    'GetSecretValue',
    { SecretId: 'arn:aws:secretsmanager:us-east-1:1:secret:a' },
    { body: '{"ARN":"arn","SecretString":"s"}' },
  ],
  [
    'ConnectClient',
    'DescribeContact',
    { InstanceId: 'arn:aws:connect:us-east-1:1:instance/i', ContactId: 'c 1' },
    {
      body: JSON.stringify({
        Contact: { Id: 'c', Attributes: { attempt: '1' }, DisconnectTimestamp: 1_790_000_000.123, InitiationTimestamp: 1_790_000_000 },
      }),
    },
  ],
  [
    'ConnectClient',
    'StartOutboundVoiceContact',
    {
      InstanceId: 'i',
      ContactFlowId: 'f',
      DestinationPhoneNumber: '+14155550100',
      ClientToken: TOKEN,
      RingTimeoutInSeconds: 30,
      Attributes: { attempt: '1' },
    },
    { body: '{"ContactId":"c"}' },
  ],
  [
    'BedrockRuntimeClient',
    'ApplyGuardrail',
    {
      guardrailIdentifier: 'arn:aws:bedrock:us-east-1:1:guardrail/g',
      guardrailVersion: '1',
      source: 'INPUT',
      content: [{ text: { text: 'é', qualifiers: ['guard_content'] } }],
      outputScope: 'INTERVENTIONS',
    },
    { body: '{"action":"NONE","outputs":[],"assessments":[]}' },
  ],
  [
    'BedrockRuntimeClient',
    'ConverseStream',
    {
      modelId: 'us.anthropic.claude-haiku-5-5:0',
      system: [{ text: 's' }],
      messages: [{ role: 'user', content: [{ text: 'é' }] }],
      inferenceConfig: { maxTokens: 150 },
      additionalModelRequestFields: { thinking: { type: 'disabled' } },
    },
    streamOf(
      ['event', 'messageStart', { role: 'assistant' }],
      ['event', 'contentBlockDelta', { contentBlockIndex: 0, delta: { text: 'Olá.' } }],
      ['event', 'messageStop', { stopReason: 'end_turn' }],
      ['event', 'metadata', { usage: { inputTokens: 1, outputTokens: 2, totalTokens: 3 }, metrics: { latencyMs: 5 } }],
    ),
  ],
];

const INVOCATIONS: readonly (readonly [...Case, Answer])[] = [
  [
    'LambdaClient',
    'Invoke',
    { FunctionName: 'arn:aws:lambda:us-east-1:123456789012:function:f:live', Payload: Buffer.from('{"a":"é"}') },
    { headers: { 'x-amz-function-error': 'Unhandled', 'x-amz-executed-version': '3' }, body: '{"errorType":"é"}' },
  ],
  ['LambdaClient', 'Invoke', { FunctionName: 'f', Payload: Buffer.from('{}') }, { body: 'null' }],
  [
    'CodeDeployClient',
    'PutLifecycleEventHookExecutionStatus',
    { deploymentId: 'd-1', lifecycleEventHookExecutionId: 'hook', status: 'Succeeded' },
    { body: '{"lifecycleEventHookExecutionId":"hook"}' },
  ],
];

function streamOf(...messages: readonly (readonly [type: 'event' | 'exception', name: string, body: object])[]): Answer {
  const codec = new EventStreamCodec(
    (bytes) => Buffer.from(bytes as Uint8Array).toString(),
    (text) => Buffer.from(text),
  );
  const body = Buffer.concat(
    messages.map(([type, name, value]) =>
      codec.encode({
        headers: { ':message-type': { type: 'string', value: type }, [`:${type}-type`]: { type: 'string', value: name } },
        body: Buffer.from(JSON.stringify(value)),
      }),
    ),
  );
  return { headers: { 'content-type': 'application/vnd.amazon.eventstream' }, body };
}

const named = [...CASES, ...INVOCATIONS].map(([client, operation, input, answer]) => ({ client, operation, input, answer }));

describe('the clients that are bundled in place of the SDK’s', () => {
  it.each(named)(
    'send for $operation what the SDK sends, and make the same of the answer',
    async ({ client, operation, input, answer }) => {
      const theirs = await exchanged('theirs', [client, operation, input], [answer]);
      const ours = await exchanged('ours', [client, operation, input], [answer]);
      expect(ours.error).toBeUndefined();
      expect(ours.output).toEqual(theirs.output);
      const [our, their] = [ours.sent[0] as Sent, theirs.sent[0] as Sent];
      expect([our.method, our.path]).toEqual([their.method, their.path]);
      expect(JSON.parse(our.body || '{}')).toEqual(JSON.parse(their.body || '{}'));
      for (const name of ['content-type', 'x-amz-target', 'accept', 'x-amz-security-token'])
        expect([name, our.headers[name]]).toEqual([name, their.headers[name]]);
    },
  );

  it.each(named)('sign for $operation as the SDK does', async ({ client, operation, input, answer }) => {
    const { sent } = await exchanged('theirs', [client, operation, input], [answer]);
    const { method, path, headers, body } = sent[0] as Sent;
    const [, region = '', service = ''] = /Credential=\w+\/\d+\/([\w-]+)\/(\w+)\//.exec(headers['authorization'] ?? '') ?? [];
    const names = /SignedHeaders=([\w;-]+)/.exec(headers['authorization'] ?? '')?.[1]?.split(';') ?? [];
    const own = Object.fromEntries(Object.entries(headers).filter(([name]) => names.includes(name)));
    const at = new Date(String(headers['x-amz-date']).replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
    const again = signed({ method, host: headers['host'] ?? '', path, region, service, body, at, headers: own, credentials: CREDENTIALS });
    expect(again['authorization']).toBe(headers['authorization']);
    const { sent: our } = await exchanged('ours', [client, operation, input], [answer]);
    expect(our[0]?.headers['authorization']).toMatch(new RegExp(`/${region}/${service}/aws4_request, SignedHeaders=.*x-amz-date`));
  });

  const ERRORS: readonly (readonly [what: string, ...Case, Answer])[] = [
    [
      'a condition that does not hold',
      'DynamoDBClient',
      'PutItem',
      { TableName: 'atlas', Item: ITEM },
      {
        status: 400,
        body: JSON.stringify({ __type: 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException', message: 'no', Item: ITEM }),
      },
    ],
    [
      'a transaction that is canceled',
      'DynamoDBClient',
      'TransactWriteItems',
      { TransactItems: [], ClientRequestToken: TOKEN },
      {
        status: 400,
        body: JSON.stringify({
          __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
          Message: 'no',
          CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed', Item: ITEM }],
        }),
      },
    ],
    [
      'a throttle',
      'DynamoDBClient',
      'Query',
      { TableName: 'a' },
      { status: 400, body: '{"__type":"com.amazon.coral.availability#ThrottlingException","message":"slow"}' },
    ],
    [
      'an error that nobody knows',
      'SFNClient',
      'StartExecution',
      { stateMachineArn: 'a' },
      { status: 500, body: '{"__type":"NewException","message":"?"}' },
    ],
    [
      'a name that is taken',
      'SFNClient',
      'StartExecution',
      { stateMachineArn: 'a' },
      { status: 400, body: '{"__type":"ExecutionAlreadyExists","message":"there"}' },
    ],
    [
      'a number that is not allowed',
      'ConnectClient',
      'StartOutboundVoiceContact',
      { InstanceId: 'i', ClientToken: TOKEN },
      {
        status: 403,
        headers: { 'x-amzn-errortype': 'DestinationNotAllowedException:http://internal.amazon.com/coral/' },
        body: '{"Message":"no"}',
      },
    ],
    [
      'no contact',
      'ConnectClient',
      'DescribeContact',
      { InstanceId: 'i', ContactId: 'c' },
      { status: 404, headers: { 'x-amzn-errortype': 'ResourceNotFoundException' }, body: '{"message":"no"}' },
    ],
    [
      'a model without capacity',
      'BedrockRuntimeClient',
      'ConverseStream',
      { modelId: 'm', messages: [] },
      { status: 429, headers: { 'x-amzn-errortype': 'ThrottlingException' }, body: '{"message":"slow"}' },
    ],
  ];

  it.each(ERRORS)('make of %s what the SDK makes', async (_, client, operation, input, answer) => {
    const [theirs, ours] = await Promise.all([
      exchanged('theirs', [client, operation, input], [answer]),
      exchanged('ours', [client, operation, input], [answer]),
    ]);
    const seen = ({ error }: typeof ours) => ({
      ...{ name: error?.name, message: error?.message, fault: error?.['$fault'] },
      ...{ item: error?.['Item'], reasons: error?.['CancellationReasons'] },
      status: (error?.['$metadata'] as { httpStatusCode?: number } | undefined)?.httpStatusCode,
    });
    expect(theirs.error).toBeInstanceOf(Error);
    expect(seen(ours)).toEqual(seen(theirs));
  });

  it('end a stream with an error that comes in it, as the SDK does', async () => {
    const converse: Case = ['BedrockRuntimeClient', 'ConverseStream', { modelId: 'm', messages: [] }];
    const answer = streamOf(['event', 'messageStart', { role: 'assistant' }], ['exception', 'throttlingException', { message: 'slow' }]);
    const [theirs, ours] = await Promise.all([exchanged('theirs', converse, [answer]), exchanged('ours', converse, [answer])]);
    expect(ours.output).toEqual(theirs.output);
    expect(ours.output).toEqual({ events: [expect.anything(), { thrown: 'ThrottlingException', message: 'slow' }] });
  });

  it('know an error by its status where a proxy answers with a page', async () => {
    const { error } = await exchanged('ours', ['ConnectClient', 'StartOutboundVoiceContact', {}], [{ status: 503, body: '<html>' }]);
    expect(error).toMatchObject({ name: 'Unknown', $metadata: { httpStatusCode: 503 } });
  });

  it.each([
    ['what may pass', { status: 503 }, 2, 2],
    ['what may pass, where one attempt is all there is', { status: 503 }, 1, 1],
    ['what stays as it is', { status: 400, body: '{"message":"no"}' }, 2, 1],
  ])('ask again for %s', async (_, answer, maxAttempts, requests) => {
    const { sent } = await exchanged('ours', ['ConnectClient', 'DescribeContact', { InstanceId: 'i', ContactId: 'c' }], [answer], {
      maxAttempts,
    });
    expect(sent).toHaveLength(requests);
  });

  it('give up when told to, with the error of the SDK', async () => {
    const [theirs, ours] = (['theirs', 'ours'] as const).map((side) => {
      const { Client, Command } = sideOf(side, 'DynamoDBClient', 'GetItem');
      return new Client({ ...OPTIONS, endpoint: 'http://127.0.0.1:9' }).send(new Command({ TableName: 'a', Key: KEY }), {
        abortSignal: AbortSignal.abort(),
      });
    });
    await expect(theirs).rejects.toMatchObject({ name: 'AbortError' });
    await expect(ours).rejects.toMatchObject({ name: 'AbortError' });
  });
});
