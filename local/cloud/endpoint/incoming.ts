import type { IncomingMessage } from 'node:http';
import type { Http2ServerRequest } from 'node:http2';
import { ServiceError } from '../service';

/** A request, read to its end. */
export interface Incoming {
  readonly method: string;
  /** Without the query, percent-encoding kept. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** Throws ServiceError 413 for a body that is too long, once the client has sent all of it and will read the answer. */
export async function readIncoming(request: IncomingMessage | Http2ServerRequest): Promise<Incoming> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (bytes > MAX_BODY_BYTES)
    throw new ServiceError('RequestEntityTooLargeException', `a body of ${bytes} bytes, expected at most ${MAX_BODY_BYTES}`, 413);
  const url = request.url ?? '/';
  const queryAt = url.indexOf('?');
  return {
    method: request.method ?? 'GET',
    path: queryAt < 0 ? url : url.slice(0, queryAt),
    query: new URLSearchParams(queryAt < 0 ? '' : url.slice(queryAt + 1)),
    headers: flatHeaders(request.headers),
    body: Buffer.concat(chunks),
  };
}

const flatHeaders = (headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, [value].flat().join(', ')]])));
