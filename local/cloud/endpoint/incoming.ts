import type { IncomingMessage } from 'node:http';
import type { Http2ServerRequest } from 'node:http2';
import type { StreamedEvent } from '../event-stream';
import { ServiceError } from '../service';
import { eventsIn } from './event-message';

/** A request, read to its end unless it is an event stream. */
export interface Incoming {
  readonly method: string;
  /** Without the query, percent-encoding kept. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Of a request that is an event stream: read while it is answered. Its body is empty then. */
  readonly events?: AsyncIterable<StreamedEvent>;
}

export const MAX_BODY_BYTES = 10 * 1024 * 1024;

const EVENT_STREAM = 'application/vnd.amazon.eventstream';

/** Throws ServiceError 413 for a body that is too long, once the client has sent all of it and will read the answer. */
export async function readIncoming(request: IncomingMessage | Http2ServerRequest): Promise<Incoming> {
  const head = headOf(request);
  if (head.headers['content-type'] === EVENT_STREAM) return { ...head, body: Buffer.alloc(0), events: eventsIn(request) };
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (bytes > MAX_BODY_BYTES)
    throw new ServiceError('RequestEntityTooLargeException', `a body of ${bytes} bytes, expected at most ${MAX_BODY_BYTES}`, 413);
  return { ...head, body: Buffer.concat(chunks) };
}

function headOf(request: IncomingMessage | Http2ServerRequest): Omit<Incoming, 'body'> {
  const url = request.url ?? '/';
  const queryAt = url.indexOf('?');
  return {
    method: request.method ?? 'GET',
    path: queryAt < 0 ? url : url.slice(0, queryAt),
    query: new URLSearchParams(queryAt < 0 ? '' : url.slice(queryAt + 1)),
    headers: flatHeaders(request.headers),
  };
}

const flatHeaders = (headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, [value].flat().join(', ')]])));
