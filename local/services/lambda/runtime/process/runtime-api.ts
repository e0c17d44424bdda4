import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { InvocationError, InvocationRequest, InvocationResult } from '../runtime';
import { CLOCK_OFFSET_HEADER, MESSAGES_HEADER } from './settings';

const PATH =
  /^\/2018-06-01\/runtime\/(?:invocation\/(?<next>next)|invocation\/(?<requestId>[^/]+)\/(?<outcome>response|error)|init\/(?<init>error))$/;

interface Reply {
  readonly status: number;
  readonly body: object;
}

const ACCEPTED: Reply = { status: 202, body: { status: 'OK' } };

/**
 * Lambda's Runtime API for one process, on a port of its own of 127.0.0.1.
 * Not here: extensions, telemetry, streamed responses, restore, causes for X-Ray.
 */
// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
export class RuntimeApi {
  /** What the process posted for the invocation that was given last. */
  result: InvocationResult | undefined;
  /** What it posted instead of asking for a first invocation. */
  initError: InvocationError | undefined;
  readonly #server: Server;
  readonly #onNext: (messagesWritten: number) => void;
  #waiting: ServerResponse | undefined;
  #requestId: string | undefined;

  /** `onNext`: the process has asked for an invocation, and has nothing else to do. */
  constructor(onNext: (messagesWritten: number) => void) {
    this.#onNext = onNext;
    const neverTooLate = { requestTimeout: 0, headersTimeout: 0, keepAliveTimeout: 0 };
    this.#server = createServer(neverTooLate, (request, response) => void this.#serve(request, response));
  }

  async open(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  /** What becomes AWS_LAMBDA_RUNTIME_API. */
  get address(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Answers the request that the process waits for. */
  give({ requestId, payload, deadlineAt, invokedFunctionArn, traceHeader }: InvocationRequest, clockOffsetMs: number): void {
    this.#requestId = requestId;
    this.result = undefined;
    this.#waiting?.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': requestId,
      'lambda-runtime-deadline-ms': String(Math.floor(deadlineAt)),
      'lambda-runtime-invoked-function-arn': invokedFunctionArn,
      'lambda-runtime-trace-id': traceHeader,
      [CLOCK_OFFSET_HEADER]: String(clockOffsetMs),
    });
    this.#waiting?.end(payload);
    this.#waiting = undefined;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body: string;
    try {
      body = await text(request);
    } catch {
      return; // the process ended in the middle of it
    }
    const { next, requestId, outcome, init } = PATH.exec(request.url ?? '')?.groups ?? {};
    if (next && request.method === 'GET') return this.#next(request, response);
    let reply: Reply = { status: 404, body: { errorType: 'NotFound', errorMessage: `no ${request.method} ${request.url}` } };
    if (outcome && request.method === 'POST') reply = this.#post(decodeURIComponent(requestId ?? ''), outcome, body);
    if (init && request.method === 'POST') reply = this.#postInitError(body);
    answer(response, reply);
  }

  #next(request: IncomingMessage, response: ServerResponse): void {
    if (this.#requestId !== undefined && !this.result) return answer(response, notAllowed('Running', 'Ready'));
    this.#waiting = response;
    this.#onNext(Number(request.headers[MESSAGES_HEADER] ?? 0));
  }

  #post(requestId: string, outcome: string, body: string): Reply {
    if (requestId !== this.#requestId) return { status: 400, body: { errorType: 'InvalidRequestID', errorMessage: 'Invalid request ID' } };
    if (this.result) return notAllowed('Ready', outcome === 'response' ? 'InvocationResponse' : 'InvocationErrorResponse');
    this.result = outcome === 'response' ? { payload: body } : { error: parseError(body) };
    return ACCEPTED;
  }

  #postInitError(body: string): Reply {
    if (this.#requestId !== undefined) return notAllowed('Ready', 'InitError');
    this.initError = parseError(body);
    return ACCEPTED;
  }
}

/** Our own bootstrap always posts one; what another one posts may be anything. */
function parseError(body: string): InvocationError {
  try {
    const { errorType = 'Unhandled', errorMessage = '', ...rest } = JSON.parse(body) as Partial<InvocationError>;
    return { errorType, errorMessage, ...rest };
  } catch {
    return { errorType: 'Unhandled', errorMessage: body };
  }
}

const notAllowed = (from: string, to: string): Reply => ({
  status: 403,
  body: {
    errorType: 'InvalidStateTransition',
    errorMessage: `State transition from ${from} to ${to} failed for runtime. Error: State transition is not allowed`,
  },
});

function answer(response: ServerResponse, { status, body }: Reply): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
