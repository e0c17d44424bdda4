import dgram from 'node:dgram';
import { EventEmitter } from 'node:events';
import { DAEMON_HOST, DAEMON_PORT } from '../../daemon-address';
import { refusedModule } from './refused-module';

/** `node:dgram`, whose sockets reach X-Ray's daemon and nothing else. Not here: receiving, connected sockets, offsets into a message. */
export function daemonDatagrams(onTraceData: (datagram: string) => void, refuse: (what: string) => never): typeof dgram {
  class DatagramSocket extends EventEmitter {
    send(message: string | Uint8Array, port: number, host?: string | (() => void), done?: (error: null) => void): void {
      if (host !== DAEMON_HOST || port !== DAEMON_PORT) return refuse(`a datagram to ${String(host)}:${port}`);
      onTraceData(Buffer.from(message as Uint8Array).toString());
      if (done) queueMicrotask(() => done(null));
    }
    close(): void {
      this.removeAllListeners();
    }
    ref(): this {
      return this;
    }
    unref(): this {
      return this;
    }
  }
  const module = refusedModule(dgram, 'dgram', refuse, ['createSocket']);
  Object.defineProperty(module, 'createSocket', { value: () => new DatagramSocket(), enumerable: true });
  return module;
}
