import { Socket as Datagrams } from 'node:dgram';
import { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { DAEMON_HOST, DAEMON_PORT } from '../../daemon-address';
import { tellHost } from './output';

interface Address {
  readonly host?: string | null;
  readonly port?: number | string | null;
  readonly path?: string | null;
}

/**
 * From now on every connection leads to the endpoint, by its door, or to the Runtime API; any other is refused by name. Some of the SDK's
 * operations call a host of their own (`sync-127.0.0.1`), which no resolver knows: it is the endpoint, too.
 */
export function stayWithin({ endpointUrl, doorPort, runtimeApi }: { endpointUrl: string; doorPort: number; runtimeApi: string }): void {
  const connect = Socket.prototype.connect as (...args: unknown[]) => Socket;
  const endpoint = new URL(endpointUrl).host;

  function connectWithin(this: Socket, ...args: unknown[]): Socket {
    const [address, ...rest] = normalized(args);
    const host = address.host ?? 'localhost';
    const isPlain = !(this instanceof TLSSocket);
    if (isPlain && !address.path && `${host}:${address.port}` === runtimeApi) return connect.call(this, address, ...rest);
    if (isPlain && !address.path && `${host.replace(/^sync-/, '').replace('localhost', '127.0.0.1')}:${address.port}` === endpoint) {
      return connect.call(this, { ...address, host: '127.0.0.1', port: doorPort }, ...rest);
    }
    const what = address.path
      ? `a connection to ${address.path}`
      : `a connection to ${isPlain ? 'http' : 'https'}://${host}:${address.port}`;
    tellHost({ refused: what });
    process.nextTick(() => this.destroy(new Error(`${what} is refused: an execution environment here reaches nothing but ${endpointUrl}`)));
    return this;
  }
  Socket.prototype.connect = connectWithin as Socket['connect'];
  Datagrams.prototype.send = sendWithin as Datagrams['send'];
}

/** A datagram reaches X-Ray's daemon, which is the host, and nobody else. */
function sendWithin(message: string | Uint8Array, port: number, host: string, done?: (error: Error | null) => void): void {
  const isDaemon = host === DAEMON_HOST && port === DAEMON_PORT;
  if (isDaemon) tellHost({ traceData: Buffer.from(message as Uint8Array).toString() });
  else tellHost({ refused: `a datagram to ${host}:${port}` });
  if (done) process.nextTick(() => done(isDaemon ? null : new Error(`a datagram to ${host}:${port} is refused`)));
}

/** `connect(options, cb)`, `connect(port, host?, cb)`, `connect(path, cb)`, or what `net.connect` has made of one: `connect([options, cb])`. */
function normalized(args: readonly unknown[]): [Address, ...unknown[]] {
  const [first, second] = args;
  if (Array.isArray(first)) return first as unknown as [Address, ...unknown[]];
  const rest = args.slice(1).filter((arg) => typeof arg === 'function');
  if (typeof first === 'object' && first !== null) return [first, ...rest];
  if (typeof first === 'string' && Number.isNaN(Number(first))) return [{ path: first }, ...rest];
  return [{ port: first as number | string, ...(typeof second === 'string' && { host: second }) }, ...rest];
}
