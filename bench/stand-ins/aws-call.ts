import type { IncomingMessage } from 'node:http';

/** A request that an SDK client made, as far as a stand-in must know it. */
export interface AwsCall {
  /** As IAM names it: `dynamodb`, `secretsmanager`, `states`, `bedrock`, `lambda`, `connect`; `unknown` when no stand-in knows it. */
  readonly service: string;
  readonly operation: string;
  /** The tables, secret, state machine, function or model that it is about. */
  readonly resources: readonly string[];
  readonly body: Readonly<Record<string, unknown>>;
}

/** By the target's prefix: the service, and the members that name what a request is about, wherever in it they are. */
const SERVICES: Readonly<Record<string, readonly [service: string, member: string]>> = {
  DynamoDB_20120810: ['dynamodb', 'TableName'],
  secretsmanager: ['secretsmanager', 'SecretId'],
  AWSStepFunctions: ['states', 'stateMachineArn'],
};

/** REST: by method and path. */
const ROUTES: readonly (readonly [route: RegExp, service: string, operation: string])[] = [
  [/^POST \/model\/([^/]+)\/converse-stream$/, 'bedrock', 'ConverseStream'],
  [/^POST \/model\/([^/]+)\/converse$/, 'bedrock', 'Converse'],
  [/^POST \/guardrail\/([^/]+)\/version\/[^/]+\/apply$/, 'bedrock', 'ApplyGuardrail'],
  [/^POST \/2015-03-31\/functions\/([^/]+)\/invocations$/, 'lambda', 'Invoke'],
  [/^PUT \/contact\/(outbound-voice)$/, 'connect', 'StartOutboundVoiceContact'],
  [/^GET \/contacts\/([^/]+)\/[^/]+$/, 'connect', 'DescribeContact'],
];

/** Reads a request to its end and tells what it asks for. */
export async function readCall(request: IncomingMessage): Promise<AwsCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const body = (text.startsWith('{') ? JSON.parse(text) : {}) as Readonly<Record<string, unknown>>;
  const [prefix = '', operation = ''] = String(request.headers['x-amz-target'] ?? '').split('.');
  const [service, member] = SERVICES[prefix] ?? [];
  if (service) return { service, operation, resources: [...new Set([...valuesOf(body, member ?? ''), ...batchOf(body)])], body };
  const path = (request.url ?? '').split('?')[0] ?? '';
  for (const [route, name, restOperation] of ROUTES) {
    const match = route.exec(`${request.method} ${path}`);
    if (match) return { service: name, operation: restOperation, resources: [decodeURIComponent(match[1] ?? '')], body };
  }
  return { service: 'unknown', operation: `${request.method} ${path}`, resources: [], body };
}

/** The tables of a batch are its keys. */
const batchOf = ({ RequestItems }: Readonly<Record<string, unknown>>): string[] => Object.keys(RequestItems ?? {});

/** Every text under this name, at any depth. */
function valuesOf(value: unknown, name: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === name && typeof inner === 'string' ? [inner] : valuesOf(inner, name)));
}
