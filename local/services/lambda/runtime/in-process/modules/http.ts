import http from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';
import { MemorySocket } from '../../../../../cloud/memory-network';
import type { Lifeline } from '../lifeline';
import { moduleLike } from './module-like';
import { requestArguments } from './request-options';

type Connected = (error: Error | null, socket?: Duplex) => void;
type Address = { host?: string | null; hostname?: string | null; port?: number | string | null };

export interface MemoryHttp {
  readonly http: typeof http;
  readonly https: typeof https;
  /** Ends every connection, without a word to the code. */
  vanish(): void;
}

/**
 * Node's own http client over in-memory connections to one endpoint; any other host is refused by name.
 * Not here: servers, TLS (a request over https is refused, whatever its host).
 */
export function memoryHttp(options: {
  isEndpoint: (host: string) => boolean;
  connect: () => Duplex;
  life: Lifeline;
  timers: MemorySocket['timers'];
  refuse: (what: string) => never;
}): MemoryHttp {
  const { isEndpoint, connect, life, timers, refuse } = options;
  const sockets = new Set<MemorySocket>();

  function open(address: Address, scheme: string, connected: Connected): MemorySocket | undefined {
    // Never answered: whoever asks has ended.
    if (life.isDead) return undefined;
    const host = `${address.host ?? address.hostname ?? 'localhost'}:${address.port ?? ''}`;
    try {
      if (scheme !== 'http' || !isEndpoint(host)) refuse(`a connection to ${scheme}://${host}`);
    } catch (error) {
      process.nextTick(connected, error);
      return undefined;
    }
    const socket = connect();
    if (!(socket instanceof MemorySocket)) throw new TypeError('the host must connect in memory: expected a MemorySocket');
    socket.gate = life.deliver;
    socket.timers = timers;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    return socket;
  }

  class MemoryAgent extends http.Agent {
    override createConnection = (address: Address, connected: Connected) => open(address, 'http', connected) as MemorySocket;
  }
  class RefusingAgent extends https.Agent {
    override createConnection = (address: Address, connected: Connected) => open(address, 'https', connected) as MemorySocket;
  }

  const httpAgent = new MemoryAgent({ keepAlive: true });
  const httpsAgent = new RefusingAgent({ keepAlive: true });

  /** `request(url?, options?, onResponse?)`, always through one of our agents. */
  function requester(module: typeof http | typeof https, standard: http.Agent, isOurs: (agent: unknown) => boolean) {
    return (...args: unknown[]): http.ClientRequest => {
      const { options, onResponse } = requestArguments(args);
      const { createConnection: _own, ...rest } = options;
      return module.request({ ...rest, agent: isOurs(rest['agent']) ? (rest['agent'] as http.Agent) : standard }, onResponse);
    };
  }

  function clientOf<T extends typeof http | typeof https>(
    module: T,
    name: string,
    Agent: unknown,
    agent: http.Agent,
    isOurs: (agent: unknown) => boolean,
  ): T {
    const request = requester(module, agent, isOurs);
    const noServer = () => refuse(`${name}.createServer`);
    return moduleLike(module, {
      Agent,
      globalAgent: agent,
      request,
      get: (...args: unknown[]) => request(...args).end(),
      createServer: noServer,
      Server: noServer,
    });
  }

  return {
    http: clientOf(http, 'http', MemoryAgent, httpAgent, (agent) => agent instanceof MemoryAgent),
    https: clientOf(https, 'https', RefusingAgent, httpsAgent, (agent) => agent instanceof RefusingAgent),
    vanish() {
      for (const socket of sockets) {
        silence(socket);
        socket.destroy();
      }
    },
  };
}

/**
 * Takes the code's listeners off the exchange that a socket carries, so that its end tells nobody. It must end all the same: Node keeps the
 * parser of an open connection alive, and with it everything that the code has in memory.
 */
function silence(socket: MemorySocket): void {
  const { _httpMessage: request } = socket as { _httpMessage?: http.ClientRequest & { res?: http.IncomingMessage } };
  for (const emitter of [request, request?.res]) emitter?.removeAllListeners().on('error', () => {});
}
