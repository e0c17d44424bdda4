import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttp2Server, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import type { Duplex } from 'node:stream';

export interface HttpServers {
  /** Serves a connection, of TCP or in memory, in the version that it opens with. */
  accept(socket: Duplex): void;
  /** Ends every connection. */
  close(): void;
}

/** What an HTTP/2 client with prior knowledge sends first: `PRI * HTTP/2.0`. No method of HTTP/1.1 begins like it. */
const HTTP2_PREFACE = Buffer.from('PRI');

/** HTTP/1.1 and cleartext HTTP/2 on one port: a connection goes to the one server or the other by its first three bytes. */
export function httpServers(
  serve: (request: IncomingMessage | Http2ServerRequest, response: ServerResponse | Http2ServerResponse) => void,
): HttpServers {
  const http1 = createServer({ requestTimeout: 0, headersTimeout: 0, keepAliveTimeout: 0 }, serve);
  const http2 = createHttp2Server(serve);
  const sockets = new Set<Duplex>();
  // The peer broke off; its requests, if any, are told by their own 'close'.
  const gone = (_error: Error) => {};
  http2.on('sessionError', gone);

  function sniff(socket: Duplex): void {
    const chunk: Buffer | null = socket.read();
    if (chunk === null) return;
    socket.unshift(chunk);
    if (chunk.length < HTTP2_PREFACE.length && HTTP2_PREFACE.subarray(0, chunk.length).equals(chunk)) {
      socket.once('readable', () => sniff(socket));
      return;
    }
    const server = chunk.subarray(0, HTTP2_PREFACE.length).equals(HTTP2_PREFACE) ? http2 : http1;
    server.emit('connection', socket);
  }

  return {
    accept(socket) {
      sockets.add(socket);
      socket.on('error', gone);
      socket.once('close', () => sockets.delete(socket));
      socket.once('readable', () => sniff(socket));
    },
    close() {
      for (const socket of sockets) socket.destroy();
      http1.close();
      http2.close();
    },
  };
}
