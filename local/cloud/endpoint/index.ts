import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Http2ServerRequest } from 'node:http2';
import { type AddressInfo, createServer, type Server } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Clock } from '../clock';
import type { Dispatch } from '../dispatch';
import type { HostIdentity } from '../identity';
import { memoryConnection } from '../memory-network';
import type { Random } from '../random';
import { type Exchange, type Protocol, type Service, ServiceError } from '../service';
import type { Trace } from '../trace';
import { ConnectionLost } from '../weather';
import { answer, type Response } from './answer';
import { healthOf } from './health';
import { type Incoming, readIncoming } from './incoming';
import { httpServers } from './one-port';
import { recognizer } from './recognize';
import { errorReply, type Reply, replyOf } from './reply';

export interface Endpoint {
  /** What resources and functions know it by, whether or not anything listens there. */
  url(): string;
  connect(span?: () => string | undefined): Duplex;
  /** One request without a connection. Rejects when nothing comes back: the connection is lost, or the client has gone. */
  readonly exchange: Exchange;
  listen(port: number): Promise<string>;
  close(): Promise<void>;
}

export interface EndpointOptions {
  readonly services: readonly Service[];
  readonly dispatch: Dispatch;
  readonly identity: HostIdentity;
  readonly clock: Clock;
  readonly random: Random;
  readonly trace: Trace;
  /** The port in `url()`, whether or not anything listens there. */
  readonly port: number;
}

/**
 * Every service behind one door, as AWS's SDKs expect them. Not here: TLS, verification of signatures (a request is whose access key it
 * names), query and XML protocols, presigned URLs, compressed bodies.
 *
 * On virtual time, reading a request from TCP and sending its answer are `busy`: time stands still while bytes are on their way. What lies
 * between is not, because an operation itself waits for virtual time; nor are event streams, which are paced by it. In memory every byte
 * touches the clock, which is enough.
 */
export function createEndpoint({ services, dispatch, identity, clock, random, trace, port }: EndpointOptions): Endpoint {
  const recognize = recognizer(services, identity.findCaller);
  const spans = new WeakMap<object, () => string | undefined>();
  const servers = httpServers((request, response) => void serve(request, response as Response));
  let listener: Server | undefined;

  async function serve(request: IncomingMessage | Http2ServerRequest, response: Response): Promise<void> {
    const isInMemory = spans.has(request.socket);
    const abort = new AbortController();
    const closed = new Promise<void>((resolve) => {
      response.once('close', () => {
        if (!response.writableEnded) abort.abort(new Error('the client has gone'));
        resolve();
      });
    });
    // A write that fails because the client has gone: 'close' follows, and is what counts.
    response.on('error', () => {});
    response.sendDate = false;
    try {
      const reply = await replyTo(request, isInMemory, abort.signal);
      await answer(response, reply, abort.signal);
    } catch (error) {
      // Nothing comes back, or what has begun breaks off: who broke it off knows, and what an operation failed at has been told.
      const isTold = abort.signal.aborted || response.headersSent || error instanceof ConnectionLost;
      if (!isTold) trace.fault(String(error), 'the endpoint');
      response.destroy();
      return;
    }
    if (!isInMemory) await clock.busy(closed);
  }

  async function replyTo(request: IncomingMessage | Http2ServerRequest, isInMemory: boolean, signal: AbortSignal): Promise<Reply> {
    let incoming: Incoming;
    try {
      incoming = await (isInMemory ? readIncoming(request) : clock.busy(readIncoming(request)));
    } catch (error) {
      if (signal.aborted) throw error;
      return identified(errorReply(asServiceError(error), REST));
    }
    return exchange(incoming, () => spans.get(request.socket)?.(), signal);
  }

  async function exchange(incoming: Incoming, span: () => string | undefined, signal: AbortSignal): Promise<Reply> {
    let protocol = REST;
    try {
      const health = healthOf(incoming, trace);
      if (health) return identified(replyOf(health, protocol, signal));
      const recognized = recognize(incoming, span);
      protocol = recognized.protocol;
      return identified(replyOf(await dispatch({ ...recognized, signal }), protocol, signal));
    } catch (error) {
      if (signal.aborted || error instanceof ConnectionLost) throw error;
      return identified(errorReply(asServiceError(error), protocol));
    }
  }

  const identified = ({ status, headers, body }: Reply): Reply => ({
    status,
    headers: { date: new Date(clock.now()).toUTCString(), 'x-amzn-requestid': random.uuid(), ...headers },
    body,
  });

  function asServiceError(error: unknown): ServiceError {
    if (error instanceof ServiceError) {
      if (NOT_FROM_HERE.includes(error.name)) trace.fault(error.message, `a request to the endpoint (${error.name})`);
      return error;
    }
    trace.fault(String(error), 'the endpoint');
    return new ServiceError('InternalFailure', 'the endpoint failed', 500);
  }

  // Never another one once resources know it: a listener elsewhere is a second door to the same place.
  const url = () => at(port);

  return {
    url,
    connect(span = () => undefined) {
      const { client, server } = memoryConnection({ touch: () => clock.touch?.() });
      spans.set(server, span);
      servers.accept(server);
      return client;
    },
    exchange,
    async listen(wantedPort) {
      if (listener) throw new Error('already listening');
      listener = createServer({ noDelay: true }, (socket) => servers.accept(socket));
      listener.listen(wantedPort, '127.0.0.1');
      await once(listener, 'listening');
      return at((listener.address() as AddressInfo).port);
    },
    async close() {
      servers.close();
      const closing = listener;
      listener = undefined;
      if (!closing) return;
      closing.close();
      await once(closing, 'close');
    },
  };
}

/** Requests that no environment of this cloud would make: something reached it with keys of its own. */
const NOT_FROM_HERE = ['MissingAuthenticationTokenException', 'UnrecognizedClientException'];

/** Until it is known what the request is. */
const REST: Protocol = { kind: 'rest-json' };

const at = (port: number): string => `http://127.0.0.1:${port}`;
