import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Http2ServerResponse } from 'node:http2';
import { isWhole, type Reply } from './reply';

export type Response = ServerResponse | Http2ServerResponse;

/** Writes a reply; an event stream as fast as the client takes it. */
export async function answer(response: Response, { status, headers, body }: Reply, signal: AbortSignal): Promise<void> {
  response.writeHead(status, { ...headers });
  if (isWhole(body)) {
    response.end(body);
    return;
  }
  for await (const message of body) {
    if (!(response as ServerResponse).write(message)) await once(response, 'drain', { signal });
    if (signal.aborted) return;
  }
  response.end();
}
