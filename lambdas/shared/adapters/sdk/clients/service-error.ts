import { textOf } from './text-of';

/** What a service answers in place of a result: as the SDK's, with every field of the answer. */
export class ServiceError extends Error {
  readonly $fault: 'client' | 'server';
  readonly $metadata: { readonly httpStatusCode: number; readonly requestId?: string | undefined };

  private constructor(name: string, fields: Readonly<Record<string, unknown>>, status: number, requestId: string | undefined) {
    const { __type, message, Message, ...others } = fields;
    super(String(message ?? Message ?? 'UnknownError'));
    this.name = name;
    this.$fault = status < 500 ? 'client' : 'server';
    this.$metadata = { httpStatusCode: status, requestId };
    Object.assign(this, others);
  }

  static async of(status: number, headers: Readonly<Record<string, string>>, body: AsyncIterable<Uint8Array>): Promise<ServiceError> {
    const fields = fieldsOf(await textOf(body));
    const code = headers['x-amzn-errortype'] ?? fields['__type'] ?? fields['code'];
    return new ServiceError(nameOf(code), fields, status, headers['x-amzn-requestid']);
  }
}

/** `com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException`, `ResourceNotFoundException:http://…` */
const nameOf = (code: unknown): string => (typeof code === 'string' && /^(?:.*#)?([\w.-]+)/.exec(code)?.[1]) || 'Unknown';

/** Nothing of a page that some proxy has made. */
function fieldsOf(text: string): Record<string, unknown> {
  try {
    const fields = JSON.parse(text);
    return typeof fields === 'object' && fields !== null ? fields : {};
  } catch {
    return {};
  }
}

const PASSING: ReadonlySet<string | undefined> = new Set([
  ...['ThrottlingException', 'TooManyRequestsException', 'RequestLimitExceeded', 'ProvisionedThroughputExceededException'],
  ...['TimeoutError', 'ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT'],
]);

/** Whether it may be otherwise the next time. */
export function mayPass(error: NodeJS.ErrnoException): boolean {
  const status = error instanceof ServiceError ? error.$metadata.httpStatusCode : 0;
  return status >= 500 || status === 429 || PASSING.has(error.name) || PASSING.has(error.code);
}
