import type { RawOutput } from '../../../cloud/raw-output';
import { type CallContext, type Operation, ServiceError } from '../../../cloud/service';
import { runLater } from '../asynchronous';
import { detach } from '../detach';
import { parseFunctionName, qualifiedName } from '../function-name';
import { type Invocation, runInvocation } from '../invocation';
import type { Functions } from '../store';

/** AWS's limits of a request. */
const MAX_BYTES = { RequestResponse: 6_291_456, Event: 1_048_576, DryRun: 6_291_456 } as const;

export interface InvokeInput {
  /** Name or ARN, qualified or not. */
  readonly FunctionName?: string;
  readonly Qualifier?: string;
  readonly InvocationType?: string;
  readonly LogType?: string;
  readonly ClientContext?: string;
  /** JSON. Bytes are a request from the wire, which is answered as one; text is a call from within the host. */
  readonly Payload?: string | Buffer;
}

/** What a caller within the host gets. */
export interface InvokeOutput {
  readonly StatusCode: 200 | 202 | 204;
  readonly ExecutedVersion?: string;
  readonly FunctionError?: 'Unhandled';
  /** JSON: what the function answered, or the error's body. */
  readonly Payload?: string;
}

/** Not here: the log's tail in the answer, client contexts, streamed responses. */
// https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
async function run(input: InvokeInput, context: CallContext<Functions>): Promise<InvokeOutput | RawOutput> {
  const output = await invocationOf(input, context);
  return Buffer.isBuffer(input.Payload) ? onTheWire(output) : output;
}

async function invocationOf(input: InvokeInput, context: CallContext<Functions>): Promise<InvokeOutput> {
  const { InvocationType = 'RequestResponse', LogType = 'None', ClientContext } = input;
  if (!isInvocationType(InvocationType)) {
    throw new ServiceError(
      'InvalidParameterValueException',
      `InvocationType is ${InvocationType}, expected RequestResponse, Event or DryRun`,
    );
  }
  if (LogType !== 'None' || ClientContext) {
    throw new ServiceError('InvalidParameterValueException', 'no LogType Tail and no ClientContext here; see docs/local-coverage.md');
  }
  const reference = parseFunctionName(input.FunctionName, input.Qualifier);
  const fn = context.store.get(reference);
  fn.mustHave(reference.qualifier);
  if (InvocationType === 'DryRun') return { StatusCode: 204 };

  const invocation: Invocation = {
    fn,
    qualifier: reference.qualifier,
    requestId: context.store.random.uuid(),
    payload: payloadOf(input, MAX_BYTES[InvocationType]),
    parent: context.span,
  };
  if (InvocationType === 'Event') {
    detach(runLater(invocation, context), context.clock);
    return { StatusCode: 202 };
  }
  const { payload, version, error } = await runInvocation(invocation, context);
  return { StatusCode: 200, ExecutedVersion: version, ...(error && { FunctionError: 'Unhandled' as const }), Payload: payload };
}

function payloadOf({ Payload = '' }: InvokeInput, maxBytes: number): string {
  const bytes = Buffer.byteLength(Payload);
  if (bytes > maxBytes) {
    throw new ServiceError(
      'RequestTooLargeException',
      `Request must be smaller than ${maxBytes} bytes for the InvokeFunction operation`,
      413,
    );
  }
  const text = Payload.toString() || '{}';
  try {
    JSON.parse(text);
    return text;
  } catch (cause) {
    const error = new ServiceError('InvalidRequestContentException', `Could not parse request body into json: ${(cause as Error).name}`);
    throw Object.assign(error, { cause });
  }
}

function onTheWire({ StatusCode, ExecutedVersion, FunctionError, Payload = '' }: InvokeOutput): RawOutput {
  return {
    status: StatusCode,
    headers: {
      'content-type': 'application/json',
      ...(ExecutedVersion && { 'x-amz-executed-version': ExecutedVersion }),
      ...(FunctionError && { 'x-amz-function-error': FunctionError }),
    },
    body: Payload,
  };
}

const isInvocationType = (type: string): type is keyof typeof MAX_BYTES => Object.hasOwn(MAX_BYTES, type);

const referenceOf = ({ FunctionName, Qualifier }: InvokeInput) => parseFunctionName(FunctionName, Qualifier);

export const invoke: Operation<Functions, InvokeInput, InvokeOutput | RawOutput> = {
  run,
  permissions: (input, { arn }) => [{ action: 'lambda:InvokeFunction', resource: arn(qualifiedName(referenceOf(input))) }],
  resourcePolicy: (input, { store }) => {
    const reference = referenceOf(input);
    return { Statement: store.find(reference)?.statements(reference.qualifier) ?? [] };
  },
  http: {
    method: 'POST',
    path: '/2015-03-31/functions/{FunctionName}/invocations',
    body: 'raw',
    headers: { 'x-amz-invocation-type': 'InvocationType', 'x-amz-log-type': 'LogType', 'x-amz-client-context': 'ClientContext' },
  },
  // The service's own part; the function's time comes on top.
  latencyMs: [10, 30],
};
