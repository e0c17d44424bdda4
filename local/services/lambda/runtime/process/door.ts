import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** A TCP port on 127.0.0.1; each connection to it becomes one that `connect` makes. */
export class Door {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  constructor(connect: () => Duplex) {
    this.#server = createServer({ noDelay: true }, (socket) => {
      const inside = connect();
      this.#sockets.add(socket);
      // Whoever breaks off is told by the 'close' that follows.
      for (const end of [socket, inside]) end.on('error', () => {});
      socket.pipe(inside).pipe(socket);
      inside.once('close', () => socket.destroySoon());
      socket.once('close', () => {
        this.#sockets.delete(socket);
        inside.destroy();
      });
    });
  }

  async open(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }
}
