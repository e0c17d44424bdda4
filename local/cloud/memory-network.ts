import { Duplex } from 'node:stream';
import type { Clock } from './clock';

type WriteCallback = (error?: Error | null) => void;

/**
 * The two ends of a TCP connection that never leaves the process: Node's own http client and server take them for sockets.
 * Half-close, destruction and back-pressure go through; `touch` is called for everything that moves, so that virtual time waits for it.
 */
export function memoryConnection({ touch = () => {} }: { touch?: () => void } = {}): { client: MemorySocket; server: MemorySocket } {
  // As net.Socket and http.Server have it: the client hangs up when the server has, the server may still answer.
  const client = new MemorySocket(touch, false);
  const server = new MemorySocket(touch, true);
  client.peer = server;
  server.peer = client;
  return { client, server };
}

/** Not here: latency and loss (operations have their own), TLS, addresses other than the loopback's. */
export class MemorySocket extends Duplex {
  readonly connecting = false;
  readonly remoteAddress = '127.0.0.1';
  readonly remoteFamily = 'IPv4';
  readonly remotePort = 0;
  readonly localAddress = '127.0.0.1';
  readonly localPort = 0;
  bytesRead = 0;
  bytesWritten = 0;
  peer: MemorySocket | undefined;
  /** Whose time idle time-outs are measured in; without it `setTimeout` never fires. */
  timers: Pick<Clock, 'setTimeout' | 'clearTimeout'> | undefined;
  /** Lets what arrives in, at once unless whoever holds this end says otherwise (a frozen process reads nothing). */
  gate: (letIn: () => void) => void = (letIn) => letIn();
  /** As http.Agent reads it. */
  timeout = 0;
  readonly #touch: () => void;
  #peerMayGoOn: WriteCallback | undefined;
  #idle: { ms: number; timer: ReturnType<Clock['setTimeout']> } | undefined;

  constructor(touch: () => void, allowHalfOpen: boolean) {
    super({ allowHalfOpen });
    this.#touch = touch;
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: WriteCallback): void {
    this.bytesWritten += chunk.length;
    this.#moved();
    // Never within the writer's stack: a server that answered there would surprise the client in the middle of its write.
    process.nextTick(() => this.#toPeer((peer) => peer.receive(chunk, done)));
  }

  override _read(): void {
    const goOn = this.#peerMayGoOn;
    this.#peerMayGoOn = undefined;
    if (goOn) this.#touch();
    goOn?.();
  }

  override _final(done: WriteCallback): void {
    this.#moved();
    process.nextTick(() => {
      this.#toPeer((peer) => peer.ended());
      done();
    });
  }

  override _destroy(error: Error | null, done: WriteCallback): void {
    this.#touch();
    this.setTimeout(0);
    this.#peerMayGoOn?.(brokenPipe());
    this.#peerMayGoOn = undefined;
    process.nextTick(() => this.#toPeer((peer) => peer.ended()));
    done(error);
  }

  /** Bytes from the other end. */
  receive(chunk: Buffer, done: WriteCallback): void {
    if (this.destroyed) {
      done(brokenPipe());
      return;
    }
    this.bytesRead += chunk.length;
    this.#moved();
    if (this.push(chunk)) done();
    else this.#peerMayGoOn = done;
  }

  /** The other end writes no more. */
  ended(): void {
    if (this.destroyed || this.readableEnded) return;
    this.#touch();
    this.push(null);
    // Nobody may be reading (an idle connection in an agent's pool): the end must be seen all the same.
    if (this.readableFlowing === null) this.read(0);
  }

  setTimeout(ms: number, onTimeout?: () => void): this {
    if (this.#idle) this.timers?.clearTimeout(this.#idle.timer);
    this.#idle = undefined;
    this.timeout = ms;
    if (ms > 0 && this.timers) {
      this.#idle = { ms, timer: this.timers.setTimeout(() => this.emit('timeout'), ms, { background: true }) };
    }
    if (onTimeout) {
      if (ms > 0) this.once('timeout', onTimeout);
      else this.removeListener('timeout', onTimeout);
    }
    return this;
  }

  destroySoon(): void {
    if (this.writable) this.end();
    if (this.writableFinished) this.destroy();
    else this.once('finish', () => this.destroy());
  }

  setNoDelay = (): this => this;
  setKeepAlive = (): this => this;
  ref = (): this => this;
  unref = (): this => this;
  address = () => ({ address: this.localAddress, family: this.remoteFamily, port: this.localPort });

  #toPeer(deliver: (peer: MemorySocket) => void): void {
    const { peer } = this;
    peer?.gate(() => deliver(peer));
  }

  #moved(): void {
    this.#touch();
    if (this.#idle) this.setTimeout(this.#idle.ms);
  }
}

function brokenPipe(): Error {
  return Object.assign(new Error('write EPIPE'), { code: 'EPIPE', syscall: 'write' });
}
