import type { ServerResponse } from 'node:http';
import type { Clock } from '../../../cloud/clock';
import { Refused } from '../http/refused';

const MOST_CLIENTS = 20;
/** What may wait for a page that does not read. Beyond it the page is dropped, and gets a new snapshot when it connects again. */
const MOST_WAITING_BYTES = 4 * 1024 * 1024;
/** A page that has gone is noticed at the latest then. */
const HEARTBEAT_MS = 15_000;

/** One page that follows what happens. */
export interface Client {
  /** The next event of the trace that it has not been told of. */
  nextSeq: number;
  /** A message, as JSON text. */
  send(message: string): void;
}

/** The pages that follow, each over a stream of server-sent events. */
export class Clients implements Iterable<Client> {
  private readonly open = new Set<EventStream>();
  private heartbeat: ReturnType<Clock['setTimeout']> | undefined;

  constructor(private readonly clock: Clock) {}

  get size(): number {
    return this.open.size;
  }

  [Symbol.iterator](): Iterator<Client> {
    return [...this.open][Symbol.iterator]();
  }

  /** Throws Refused when there are too many. `snapshot` is the first message, however long it is. */
  add(response: ServerResponse, snapshot: string, nextSeq: number): Client {
    if (this.open.size >= MOST_CLIENTS) throw new Refused(503, `${MOST_CLIENTS} pages follow already: close one`, { 'Retry-After': '10' });
    const stream = new EventStream(response, nextSeq);
    response.once('close', () => this.open.delete(stream));
    this.open.add(stream);
    stream.begin(snapshot);
    this.heartbeat ??= this.beat();
    return stream;
  }

  broadcast(message: string): void {
    for (const client of this.open) client.send(message);
  }

  close(): void {
    this.clock.clearTimeout(this.heartbeat);
    for (const { response } of this.open) response.destroy();
  }

  private beat(): ReturnType<Clock['setTimeout']> {
    const run = () => {
      for (const client of this.open) client.write(':\n\n');
      this.heartbeat = this.open.size > 0 ? this.beat() : undefined;
    };
    return this.clock.setTimeout(run, HEARTBEAT_MS, { background: true });
  }
}

class EventStream implements Client {
  /** Bytes of the snapshot that are still on their way: they do not count as waiting. */
  private snapshotBytes = 0;

  constructor(
    readonly response: ServerResponse,
    public nextSeq: number,
  ) {}

  begin(snapshot: string): void {
    this.response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' });
    const event = `data: ${snapshot}\n\n`;
    this.snapshotBytes = Buffer.byteLength(event);
    this.response.write(event, () => {
      this.snapshotBytes = 0;
    });
  }

  send(message: string): void {
    this.write(`data: ${message}\n\n`);
  }

  write(text: string): void {
    if (this.response.destroyed) return;
    if (this.response.writableLength > MOST_WAITING_BYTES + this.snapshotBytes) return void this.response.destroy();
    this.response.write(text);
  }
}
