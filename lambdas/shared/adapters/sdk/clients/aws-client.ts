import type { IncomingMessage } from 'node:http';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { type Credentials, signed } from '../sign';
import { mayPass, ServiceError } from './service-error';

/** Of one service. */
export interface Service {
  /** In host names. */
  readonly endpoint: string;
  /** In signatures. */
  readonly signingName: string;
  /** In AWS_ENDPOINT_URL_<…>. */
  readonly variable: string;
}

/** One operation on the wire. */
export interface Exchange {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** What the caller is given. */
  answer(response: IncomingMessage): unknown;
}

export interface Command {
  readonly exchange: Exchange;
}

/** Those of the SDK's own clients that functions use. */
export interface AwsClientOptions {
  readonly region?: string;
  readonly endpoint?: string;
  readonly credentials?: Credentials;
  readonly requestHandler?: NodeHttpHandler;
  /** @default 3 */
  readonly maxAttempts?: number;
}

interface SendOptions {
  readonly abortSignal?: AbortSignal;
}

const PAUSE_MS = 100;

/**
 * What stands for the clients of the SDK in every bundle (constructs/bundling.ts): the operations that functions call, over the SDK's own HTTP handler.
 * It resolves nothing at run time that is known beforehand. test/lambdas/shared/adapters/sdk-clients.test.ts holds each operation to what the SDK sends,
 * and what it makes of the answer.
 * Not here: settings from files, FIPS and dual-stack endpoints, clocks that are wrong, middleware.
 */
export class AwsClient {
  readonly #service: Service;
  readonly #options: AwsClientOptions;
  readonly #region: string;
  readonly #endpoint: URL;
  readonly #handler: NodeHttpHandler;

  constructor(service: Service, options: AwsClientOptions = {}) {
    const { env } = process;
    this.#service = service;
    this.#options = options;
    this.#region = options.region ?? env['AWS_REGION'] ?? '';
    this.#endpoint = new URL(
      options.endpoint ??
        env[`AWS_ENDPOINT_URL_${service.variable}`] ??
        env['AWS_ENDPOINT_URL'] ??
        `https://${service.endpoint}.${this.#region}.amazonaws.com`,
    );
    this.#handler = options.requestHandler ?? new NodeHttpHandler();
  }

  async send({ exchange }: Command, { abortSignal }: SendOptions = {}): Promise<unknown> {
    const { maxAttempts = 3 } = this.#options;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#once(exchange, abortSignal);
      } catch (error) {
        if (attempt >= maxAttempts || abortSignal?.aborted || !mayPass(error as Error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * PAUSE_MS * 2 ** (attempt - 1)));
      }
    }
  }

  destroy(): void {
    this.#handler.destroy();
  }

  async #once({ method, path, headers = {}, body = '', answer }: Exchange, abortSignal: AbortSignal | undefined): Promise<unknown> {
    const { protocol, hostname, port, host } = this.#endpoint;
    const request = {
      ...{ method, protocol, hostname, path, query: {}, body: body || undefined },
      ...(port && { port: Number(port) }),
      headers: { ...this.#signed({ method, path, headers, body, host }), ...unsigned(body) },
    };
    type Handled = Parameters<NodeHttpHandler['handle']>;
    const { response } = await this.#handler.handle(request as unknown as Handled[0], abortSignal && { abortSignal });
    if (response.statusCode >= 300) throw await ServiceError.of(response.statusCode, response.headers, response.body);
    return answer(response.body);
  }

  #signed(request: { method: string; path: string; headers: Readonly<Record<string, string>>; body: string; host: string }) {
    const { credentials } = this.#options;
    const { signingName: service } = this.#service;
    return signed({ ...request, service, region: this.#region, at: new Date(), ...(credentials && { credentials }) });
  }
}

/** Lambda tells by the trace that a function has called itself in a circle; and X-Ray joins by it what belongs together. */
function unsigned(body: string): Record<string, string> {
  const { AWS_LAMBDA_FUNCTION_NAME, _X_AMZN_TRACE_ID } = process.env;
  return {
    'user-agent': `atlas ${AWS_LAMBDA_FUNCTION_NAME ?? ''}`.trim(),
    ...(body && { 'content-length': String(Buffer.byteLength(body)) }),
    ...(AWS_LAMBDA_FUNCTION_NAME && _X_AMZN_TRACE_ID && { 'x-amzn-trace-id': _X_AMZN_TRACE_ID }),
  };
}
