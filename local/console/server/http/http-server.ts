import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer, refuse } from './answer';
import { requireOwnHost, requireOwnPage, requireToken } from './guard';
import { SECURITY_HEADERS } from './headers';
import { jsonBody } from './json-body';
import { answerPage, type Page } from './page';
import { Refused } from './refused';

export interface HttpServerOptions {
  readonly page: Page;
  readonly token: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** A page wants to be told what happens, until it goes away. Throws Refused. */
  follow(response: ServerResponse): void;
  /** Does what a command says. Throws Refused. */
  obey(command: unknown): void | Promise<void>;
  onError(error: unknown): void;
}

/** On 127.0.0.1 and nowhere else. */
const HOST = '127.0.0.1';
/** Of pages, their files and their commands together: a browser opens at most six. */
const MOST_CONNECTIONS = 100;
const LONGEST_REQUEST_MS = 10_000;

/** Opens the console's server. Every path there is, is in `routes`; nothing is decoded, joined or looked up on the disk. */
export async function openHttpServer(options: HttpServerOptions): Promise<{ port: number; close(): Promise<void> }> {
  const { page, token, follow, obey, onError } = options;
  let port = 0;

  const routes: Readonly<
    Record<string, { method: 'GET' | 'POST'; isOpen: boolean; serve(request: IncomingMessage, response: ServerResponse): unknown }>
  > = {
    ...Object.fromEntries(
      [...page].map(([path, file]) => [
        path,
        { method: 'GET' as const, isOpen: true, serve: (request, response) => answerPage(request, response, file) },
      ]),
    ),
    '/favicon.ico': { method: 'GET', isOpen: true, serve: (_request, response) => answer(response, 204) },
    '/events': { method: 'GET', isOpen: false, serve: (_request, response) => follow(response) },
    '/commands': {
      method: 'POST',
      isOpen: false,
      async serve(request, response) {
        await obey(await jsonBody(request));
        answer(response, 204);
      },
    },
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    if (method !== 'GET' && method !== 'POST') throw new Refused(405, 'use GET or POST', { Allow: 'GET, POST' });
    if (!url.startsWith('/')) throw new Refused(400, 'ask for a path of this server');
    requireOwnHost(request, port);
    const path = url.split('?', 1)[0] as string;
    const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
    if (!route) throw new Refused(404, 'there is nothing here: open /');
    if (!route.isOpen) {
      requireOwnPage(request);
      requireToken(request, token);
    }
    if (method !== route.method) throw new Refused(405, `use ${route.method}`, { Allow: route.method });
    const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
    if (method === 'GET' && hasBody) throw new Refused(400, 'a GET has no body');
    await route.serve(request, response);
  }

  const server = createServer({ headersTimeout: LONGEST_REQUEST_MS, requestTimeout: LONGEST_REQUEST_MS }, (request, response) => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    serve(request, response).catch((error: unknown) => refuse(request, response, error, onError));
  });
  server.maxConnections = MOST_CONNECTIONS;
  port = await listening(server, options.port);
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listening(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const what =
        cause.code === 'EADDRINUSE'
          ? `the port ${port} is taken: another npm start has it, or choose another one for the console`
          : cause.message;
      reject(new Error(`the console cannot be opened: ${what}`, { cause }));
    });
    server.listen(port, HOST, () => resolve((server.address() as AddressInfo).port));
  });
}
