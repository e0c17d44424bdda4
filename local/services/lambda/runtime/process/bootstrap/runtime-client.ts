import { Agent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import type { InvocationError } from '../../runtime';
import { CLOCK_OFFSET_HEADER, MESSAGES_HEADER } from '../settings';

export interface NextInvocation {
  readonly requestId: string;
  readonly payload: string;
  readonly deadlineAt: number;
  readonly invokedFunctionArn: string;
  readonly traceHeader: string;
  readonly clockOffsetMs: number;
}

interface Answer {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** The process's side of the Runtime API. Without it there is nothing to do: the process ends. */
export class RuntimeClient {
  /** Two: a crash is told while the next invocation is waited for. */
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 2 });
  readonly #host: string;
  readonly #port: string;

  constructor(address: string) {
    const [host = '', port = ''] = address.split(':');
    this.#host = host;
    this.#port = port;
  }

  async next(messagesWritten: number): Promise<NextInvocation> {
    const { headers, body } = await this.#send('GET', 'invocation/next', { headers: { [MESSAGES_HEADER]: messagesWritten } });
    const header = (name: string) => String(headers[name] ?? '');
    return {
      requestId: header('lambda-runtime-aws-request-id'),
      payload: body,
      deadlineAt: Number(header('lambda-runtime-deadline-ms')),
      invokedFunctionArn: header('lambda-runtime-invoked-function-arn'),
      traceHeader: header('lambda-runtime-trace-id'),
      clockOffsetMs: Number(header(CLOCK_OFFSET_HEADER)),
    };
  }

  respond(requestId: string, payload: string): Promise<Answer> {
    return this.#send('POST', `invocation/${encodeURIComponent(requestId)}/response`, { body: payload });
  }

  /** Without a request id it is an error of init. */
  fail(requestId: string | undefined, error: InvocationError): Promise<Answer> {
    const path = requestId === undefined ? 'init/error' : `invocation/${encodeURIComponent(requestId)}/error`;
    return this.#send('POST', path, { body: JSON.stringify(error), headers: { 'lambda-runtime-function-error-type': error.errorType } });
  }

  #send(
    method: string,
    path: string,
    { body = '', headers = {} }: { body?: string; headers?: Record<string, string | number> },
  ): Promise<Answer> {
    return new Promise((resolve) => {
      const gone = () => process.exit(1);
      const request = httpRequest(
        {
          ...{ method, agent: this.#agent, host: this.#host, port: this.#port, path: `/2018-06-01/runtime/${path}` },
          headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
        },
        (response) => void text(response).then((answer) => resolve({ headers: response.headers, body: answer }), gone),
      );
      request.once('error', gone).end(body);
    });
  }
}
