import * as http from 'node:http';
import * as https from 'node:https';
import { PassThrough } from 'node:stream';
import { Transport } from 'jsforce/lib/transport';
import type { HttpRequest, HttpResponse } from 'jsforce/lib/types';
import { StreamPromise } from 'jsforce/lib/util/promise';
import { TooLate } from '../../deadline';

/**
 * jsforce's way out, with a deadline. Its own one answers a connection that is refused, reset or aborted with an unhandled rejection, which ends
 * the process: `error instanceof AbortError`, where the node-fetch it comes with exports no AbortError. It also repeats GETs for a quarter of a minute.
 */
export class PunctualTransport extends Transport {
  constructor(private readonly deadlineMs: number) {
    super();
  }

  override httpRequest(request: HttpRequest): StreamPromise<HttpResponse> {
    return StreamPromise.create(() => ({ stream: new PassThrough(), promise: this.exchange(request) }));
  }

  private async exchange(request: HttpRequest): Promise<HttpResponse> {
    try {
      return await exchange(request, this.deadlineMs);
    } catch (error) {
      if (!(error instanceof StaleSocket)) throw error;
      return exchange(request, this.deadlineMs);
    }
  }
}

/** A connection kept from an earlier invocation, and closed by the other side since then: every request of ours may be sent again. */
class StaleSocket extends Error {}

function exchange({ method, url, headers = {}, body }: HttpRequest, deadlineMs: number): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const request = (url.startsWith('https:') ? https : http).request(url, { method, headers });
    const deadline = setTimeout(() => request.destroy(new TooLate(`no answer within ${deadlineMs} ms`)), deadlineMs);
    const fail = (error: Error) => {
      clearTimeout(deadline);
      reject(error);
    };
    request.on('error', (error: NodeJS.ErrnoException) =>
      fail(request.reusedSocket && error.code === 'ECONNRESET' ? new StaleSocket('closed since', { cause: error }) : error),
    );
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', fail);
      response.on('end', () => {
        clearTimeout(deadline);
        resolve({ statusCode: response.statusCode ?? 0, headers: headersOf(response), body: Buffer.concat(chunks).toString('utf8') });
      });
    });
    request.end(body ?? undefined);
  });
}

const headersOf = ({ headers }: http.IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
