import { EventEmitter } from 'node:events';
import type { Incoming } from '../../../../../../cloud/endpoint/incoming';
import { isWhole, type Reply } from '../../../../../../cloud/endpoint/reply';
import type { EnvironmentTimers } from '../../globals/timers';
import type { Lifeline } from '../../lifeline';
import { DirectResponse } from './response';

/** What all requests of one environment share. */
export interface Way {
  readonly exchange: (request: Incoming, signal: AbortSignal) => Promise<Reply>;
  readonly life: Lifeline;
  readonly timers: EnvironmentTimers;
  readonly touch: () => void;
  /** Requests whose reply has not come whole. */
  readonly open: Set<DirectRequest>;
  /** Connections that a real agent would have kept: the next request would be sent over one of them. */
  kept: number;
}

export interface Target {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Connected from the start; what it would be told about time-outs is its request's. */
class DirectSocket {
  readonly connecting = false;
  constructor(private readonly request: DirectRequest) {}
  setTimeout = (ms: number, onTimeout?: () => void): void => void this.request.setTimeout(ms, onTimeout);
  removeListener = (name: string, listener: () => void): void => void this.request.removeListener(name, listener);
  setKeepAlive = (): void => {};
}

/**
 * What the code takes for http.ClientRequest: handed over as it is once it is complete, answered when the endpoint answers, frozen with its
 * environment. Not here: bodies that are streamed, `Expect: 100-continue`, upgrades, an AbortSignal among the options.
 */
export class DirectRequest extends EventEmitter {
  readonly socket = new DirectSocket(this);
  readonly method: string;
  readonly path: string;
  reusedSocket = false;
  destroyed = false;
  writableEnded = false;
  readonly #headers: Map<string, string>;
  readonly #way: Way;
  readonly #body: Buffer[] = [];
  readonly #gone = new AbortController();
  #idle: { readonly ms: number; timer: unknown } | undefined;
  #response: DirectResponse | undefined;

  constructor({ method, path, headers }: Target, way: Way) {
    super();
    this.method = method;
    this.path = path;
    this.#headers = new Map(Object.entries(headers));
    this.#way = way;
    way.open.add(this);
  }

  setHeader(name: string, value: string | number | readonly string[]): this {
    this.#headers.set(name.toLowerCase(), [value].flat().join(', '));
    return this;
  }

  getHeader = (name: string): string | undefined => this.#headers.get(name.toLowerCase());
  removeHeader = (name: string): void => void this.#headers.delete(name.toLowerCase());
  setNoDelay = (): this => this;
  setSocketKeepAlive = (): this => this;
  flushHeaders = (): void => {};
  abort = (): void => void this.destroy();

  /** Fires 'timeout' when nothing has moved for so long; again only when something has moved since. */
  setTimeout(ms: number, onTimeout?: () => void): this {
    this.#rest();
    if (ms > 0) this.#idle = { ms, timer: undefined };
    if (onTimeout) this.once('timeout', onTimeout);
    this.#moved();
    return this;
  }

  write(chunk: string | Uint8Array, encoding?: BufferEncoding): boolean {
    if (this.writableEnded) throw new Error('write after end');
    this.#body.push(typeof chunk === 'string' ? Buffer.from(chunk, encoding) : Buffer.from(chunk));
    return true;
  }

  end(chunk?: string | Uint8Array, encoding?: BufferEncoding): this {
    if (this.writableEnded) return this;
    if (chunk !== undefined && chunk !== null) this.write(chunk, encoding);
    this.writableEnded = true;
    this.#way.touch();
    // Never within the code's own stack: who asks and gives up at once has asked nothing.
    process.nextTick(() => void this.#handOver());
    return this;
  }

  /** Gives up: whoever works on it is told; the code hears 'error', of the response once there is one, and 'close'. */
  destroy(error?: Error): this {
    if (this.destroyed) return this;
    this.destroyed = true;
    this.#gone.abort(new Error('the client has gone'));
    this.#broke(error ?? hungUp());
    return this;
  }

  /** Ends without a word to the code, because the environment has ended. */
  vanish(): void {
    this.removeAllListeners();
    this.destroyed = true;
    this.#rest();
    this.#gone.abort(new Error('the client has gone'));
    this.#response?.removeAllListeners().on('error', () => {});
    this.#response?.destroy();
  }

  async #handOver(): Promise<void> {
    const { exchange, life, touch } = this.#way;
    if (this.destroyed || life.isDead) return;
    this.reusedSocket = this.#way.kept > 0;
    if (this.reusedSocket) this.#way.kept--;
    this.emit('socket', this.socket);
    this.emit('finish');
    touch();
    const signal = this.#gone.signal;
    try {
      const reply = await exchange(incomingOf(this, this.#headers, Buffer.concat(this.#body)), signal);
      await this.#arrives(() => this.#answer(reply));
      if (!isWhole(reply.body)) {
        for await (const part of reply.body) await this.#arrives(() => this.#take(part));
        await this.#arrives(() => this.#take(null));
      }
    } catch {
      // Nothing comes, or no more: the connection is lost, or the code itself has given up and knows.
      if (!signal.aborted) life.deliver(() => this.#broke(hungUp()));
    }
  }

  /** Resolves once it has: a frozen environment takes nothing in, one that has ended never does. */
  #arrives(take: () => void): Promise<void> {
    return new Promise((resolve) => {
      this.#way.touch();
      this.#way.life.deliver(() => {
        this.#way.touch();
        if (!this.destroyed) take();
        resolve();
      });
    });
  }

  #answer(reply: Reply): void {
    const response = new DirectResponse(reply);
    this.#response = response;
    this.#moved();
    response.once('close', () => this.#closed());
    if (!this.emit('response', response)) response.resume();
    if (!isWhole(reply.body)) return;
    response.receive(reply.body);
    this.#take(null);
  }

  #take(part: Uint8Array | null): void {
    this.#moved();
    if (part === null) {
      this.#way.open.delete(this);
      this.#way.kept++;
      this.#rest();
    }
    this.#response?.receive(part);
  }

  /** The code has closed the response, or read all of it. */
  #closed(): void {
    this.#rest();
    this.#way.open.delete(this);
    if (!this.#response?.complete) this.#gone.abort(new Error('the client has gone'));
    this.destroyed = true;
    this.emit('close');
  }

  #broke(error: Error): void {
    this.#rest();
    this.#way.open.delete(this);
    this.destroyed = true;
    const response = this.#response;
    process.nextTick(() => {
      if (response) return response.breakOff(response.errored ?? error);
      this.emit('error', error);
      this.emit('close');
    });
  }

  #moved(): void {
    const idle = this.#idle;
    if (!idle) return;
    this.#rest();
    this.#idle = { ms: idle.ms, timer: this.#way.timers.setTimeout(() => this.emit('timeout'), idle.ms).unref() };
  }

  #rest(): void {
    if (this.#idle?.timer !== undefined) this.#way.timers.clear(this.#idle.timer as Parameters<EnvironmentTimers['clear']>[0]);
    this.#idle = undefined;
  }
}

function incomingOf({ method, path }: Target | DirectRequest, headers: ReadonlyMap<string, string>, body: Buffer): Incoming {
  const queryAt = path.indexOf('?');
  return {
    method,
    path: queryAt < 0 ? path : path.slice(0, queryAt),
    query: new URLSearchParams(queryAt < 0 ? '' : path.slice(queryAt + 1)),
    headers: Object.fromEntries(headers),
    body,
  };
}

const hungUp = (): Error => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
