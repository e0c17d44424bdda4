import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface AwsRequest {
  /** What the SDK writes after the dot in `X-Amz-Target`; empty for REST. */
  readonly operation: string;
  readonly path: string;
  readonly body: Record<string, unknown>;
}

type Answer = (request: AwsRequest, response: ServerResponse) => object | undefined | Promise<object | undefined>;

/** One AWS endpoint on 127.0.0.1, for adapters: an answer's object is sent as JSON; without one the answer wrote, or keeps, the response itself. */
export async function startAwsEndpoint(answer: Answer) {
  const requests: AwsRequest[] = [];
  const server = createServer((message, response) => {
    void serve(message, response);
  });
  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk as Buffer);
    const operation = String(message.headers['x-amz-target'] ?? '').split('.')[1] ?? '';
    const request = {
      operation,
      path: message.url ?? '',
      body: JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>,
    };
    requests.push(request);
    const body = await answer(request, response);
    if (!body) return;
    const isError = '__type' in body;
    response.writeHead(isError ? 400 : 200, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify(body));
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    requests,
    configuration: {
      endpoint: `http://127.0.0.1:${port}`,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 1,
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
