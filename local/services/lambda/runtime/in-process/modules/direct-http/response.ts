import { Readable } from 'node:stream';
import { isWhole, type Reply } from '../../../../../../cloud/endpoint/reply';

/** What the code takes for http.IncomingMessage: a reply as it is. Not here: trailers, back-pressure. */
export class DirectResponse extends Readable {
  readonly httpVersion = '1.1';
  readonly statusMessage = '';
  readonly trailers = {};
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  /** All of it has come. */
  complete = false;
  aborted = false;

  constructor({ status, headers, body }: Reply) {
    super();
    this.statusCode = status;
    this.headers = isWhole(body) ? { ...headers, 'content-length': String(Buffer.byteLength(body)) } : headers;
  }

  override _read(): void {}

  /** The next part of its body; `null`: there is no more. */
  receive(part: string | Uint8Array | null): void {
    if (this.destroyed) return;
    if (part === null) this.complete = true;
    if (part === null || part.length > 0) this.push(part);
  }

  /** The rest will not come. As in Node, an error only for whoever listens to it. */
  breakOff(error: Error): void {
    if (this.complete || this.destroyed) return;
    this.aborted = true;
    this.emit('aborted');
    this.destroy(this.listenerCount('error') > 0 ? error : undefined);
  }
}
