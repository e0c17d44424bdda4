import { Failure } from '../failure';
import { isObject, type Json, type JsonObject, jsonText } from '../json';
import type { EngineHost } from '../run/engine-host';
import type { Integration } from './integration';
import { sdkMetadata } from './sdk-metadata';

const errors = { prefix: 'Lambda', unmodelled: 'AWSLambdaException', service: 'AWSLambda', generation: 1 } as const;

/** `arn:aws:states:::lambda:invoke` */
export const lambdaInvoke: Integration = {
  service: 'lambda',
  operation: 'Invoke',
  errors,
  required: ['FunctionName'],
  request({ Payload: payload, ...rest }) {
    return { ...rest, ...(payload !== undefined && payload !== null && { Payload: asText(payload) }) };
  },
  result(output: InvokeOutput, host) {
    const { ExecutedVersion = '$LATEST', StatusCode } = output;
    const payload = payloadOf(output, (value) => jsonText(value));
    return {
      ExecutedVersion,
      ...(payload !== undefined && { Payload: payload }),
      ...invokeMetadata(host, output),
      StatusCode,
    };
  },
};

/** A task whose Resource is the ARN of a function: its arguments are the event, its answer is the result. */
export const lambdaFunction = (arn: string): Integration => ({
  service: 'lambda',
  operation: 'Invoke',
  errors,
  required: [],
  request: (args: Json) => ({ FunctionName: arn, Payload: jsonText(args) }),
  result: (output: InvokeOutput) => payloadOf(output, (_value, text) => text) ?? null,
});

interface InvokeOutput {
  readonly StatusCode: number;
  readonly ExecutedVersion?: string;
  readonly FunctionError?: string;
  readonly Payload?: string;
}

/** A string is taken for JSON text when it is some. */
export function asText(value: Json): string {
  if (typeof value !== 'string') return jsonText(value);
  try {
    JSON.parse(value);
    return value;
  } catch {
    return jsonText(value);
  }
}

/** Undefined for an asynchronous invocation. A function that failed fails the task, under the error's own name. */
function payloadOf({ FunctionError, Payload: text }: InvokeOutput, causeOf: (value: Json, text: string) => string): Json | undefined {
  if (text === undefined || text === '') return undefined;
  const payload = JSON.parse(text) as Json;
  if (!FunctionError) return payload;
  const errorType = isObject(payload) ? payload['errorType'] : undefined;
  if (typeof errorType === 'string' && errorType !== '') throw new Failure(errorType, causeOf(payload, text));
  throw new Failure(
    'Lambda.Unknown',
    `The cause could not be determined because Lambda did not return an error type. Returned payload: ${text}`,
  );
}

function invokeMetadata(host: EngineHost, { ExecutedVersion = '$LATEST', Payload = '' }: InvokeOutput): JsonObject {
  return sdkMetadata(host, Payload, 'application/json', {
    'X-Amz-Executed-Version': ExecutedVersion,
    'x-amzn-Remapped-Content-Length': '0',
    'X-Amzn-Trace-Id': `root=1-${Math.floor(host.clock.now() / 1000).toString(16)}-${host.random.bytes(12).toString('hex')};sampled=0`,
  });
}
