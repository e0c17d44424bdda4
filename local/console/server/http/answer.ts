import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refused } from './refused';

export function answer(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string | number>> = {},
  body?: string | Buffer,
): void {
  response.writeHead(status, {
    'Cache-Control': 'no-store',
    ...(body !== undefined && { 'Content-Length': Buffer.byteLength(body) }),
    ...headers,
  });
  response.end(body);
}

/** Tells why a request is not served; what was not meant to happen is not told, but given to `onError`. Ends the connection when there may be more of the request to come. */
export function refuse(request: IncomingMessage, response: ServerResponse, error: unknown, onError: (error: unknown) => void): void {
  const { status, message, headers } =
    error instanceof Refused ? error : new Refused(500, 'this went wrong; the terminal of npm start says how');
  if (!(error instanceof Refused)) onError(error);
  if (response.headersSent) return void response.destroy();
  answer(
    response,
    status,
    { ...headers, ...(!request.complete && { Connection: 'close' }), 'Content-Type': 'application/json' },
    JSON.stringify({ message }),
  );
}
