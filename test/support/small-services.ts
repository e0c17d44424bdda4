import type { HttpRequest } from '../../local/cloud/http-request';
import { type Operation, type Service, ServiceError } from '../../local/cloud/service';

/** Just enough of a service of every protocol to see that a request and its answer arrive. They need no permissions beyond the operator's. */
const service = (name: string, signingName: string, protocol: Service['protocol'], operations: Record<string, Operation>): Service => ({
  ...{ name, signingName, protocol, operations },
  createStore: () => ({}),
  resources: {},
});

const secrets = service(
  'secrets-manager',
  'secretsmanager',
  { kind: 'json', target: 'secretsmanager', version: '1.1' },
  {
    GetSecretValue: {
      run: ({ SecretId }) => {
        if (SecretId === 'nope') throw new ServiceError('ResourceNotFoundException', 'no such secret');
        return { Name: SecretId, SecretBinary: Buffer.from([1, 2, 3]), CreatedDate: new Date(1_700_000_000_500) };
      },
    },
  },
);

const states = service(
  'sfn',
  'states',
  { kind: 'json', target: 'AWSStepFunctions', version: '1.0' },
  {
    StartSyncExecution: { run: ({ stateMachineArn, input }) => ({ executionArn: stateMachineArn, output: input, status: 'SUCCEEDED' }) },
  },
);

const functions = service(
  'lambda',
  'lambda',
  { kind: 'rest-json' },
  {
    Invoke: {
      http: {
        method: 'POST',
        path: '/2015-03-31/functions/{FunctionName}/invocations',
        body: 'raw',
        headers: { 'x-amz-invocation-type': 'InvocationType', 'x-amz-log-type': 'LogType' },
      },
      run: ({ Payload, ...input }) => ({
        status: 200,
        headers: {
          'X-Amz-Function-Error': 'Unhandled',
          'X-Amz-Executed-Version': '7',
          'X-Amz-Log-Result': Buffer.from('log').toString('base64'),
        },
        body: JSON.stringify({ ...input, payload: Buffer.from(Payload).toString() }),
      }),
    },
  },
);

const contactCenter = service(
  'connect',
  'connect',
  { kind: 'rest-json' },
  {
    StartOutboundVoiceContact: {
      http: { method: 'PUT', path: '/contact/outbound-voice' },
      run: ({ Attributes }) => ({ ContactId: Attributes.callbackId }),
    },
    UntagResource: {
      http: { method: 'DELETE', path: '/tags/{resourceArn}' },
      run: ({ resourceArn, tagKeys }) => {
        throw new ServiceError('InvalidParameterException', `${resourceArn} ${JSON.stringify(tagKeys)}`, 400, { reason: 'test' });
      },
    },
  },
);

const models = service(
  'bedrock-runtime',
  'bedrock',
  { kind: 'rest-json' },
  {
    ConverseStream: {
      http: { method: 'POST', path: '/model/{modelId}/converse-stream' },
      run: ({ modelId, messages }) => ({
        eventStream: (async function* () {
          yield { messageStart: { role: 'assistant' } };
          yield { contentBlockDelta: { contentBlockIndex: 0, delta: { text: `${modelId}: ${messages[0].content[0].text}` } } };
          if (modelId === 'throttled') throw new ServiceError('ThrottlingException', 'slow down', 429);
          yield { messageStop: { stopReason: 'end_turn' } };
        })(),
      }),
    },
  },
);

/** Told when an operation begins to wait, and when it learns that its client has gone. */
export const waits: { begun: () => void; gone: () => void } = { begun: () => {}, gone: () => {} };
const slow = service(
  'eventbridge',
  'events',
  { kind: 'json', target: 'AWSEvents', version: '1.1' },
  {
    PutEvents: {
      run: (_input, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            waits.gone();
            reject(signal.reason);
          });
          waits.begun();
        }),
    },
  },
);

const leads = service(
  'salesforce',
  'salesforce',
  { kind: 'http', paths: ['/services'] },
  {
    Token: { http: { method: 'POST', path: '/services/oauth2/token' }, run: ({ body }: HttpRequest) => raw(200, body.toString()) },
    Upsert: {
      http: { method: 'PATCH', path: '/services/data/{version}/sobjects/{type}/{id}' },
      run: ({ labels }: HttpRequest) => raw(201, JSON.stringify(labels)),
    },
    Anything: { run: ({ method, path, query }: HttpRequest) => raw(404, JSON.stringify({ method, path, query })) },
  },
);
const raw = (status: number, body: string) => ({ status, headers: { 'content-type': 'application/json' }, body });

export const smallServices: readonly Service[] = [secrets, states, functions, contactCenter, models, slow, leads];
