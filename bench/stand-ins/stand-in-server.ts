import { createServer, type Server, type ServerResponse } from 'node:http';
import { eventMessage, exceptionMessage } from '../../local/cloud/endpoint/event-message';
import { ServiceError } from '../../local/cloud/service';
import type { Answer } from './answer';
import { type AwsCall, readCall } from './aws-call';

export interface StandInOptions {
  answer(call: AwsCall): Answer;
  /** Waits; rejects when the signal aborts. On whose clock is the caller's business. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** Stands in for every service that a function calls: reads a request, asks what to answer, answers in time. Closes nothing by itself. */
export function standInServer({ answer, sleep }: StandInOptions): Server {
  return createServer({ requestTimeout: 0, headersTimeout: 0, keepAliveTimeout: 0 }, (request, response) => {
    const abort = new AbortController();
    response.once('close', () => abort.abort(GONE));
    response.on('error', () => {}); // the client has gone: 'close' follows
    response.sendDate = false;
    const serve = async () => write(response, answer(await readCall(request)), waiting(sleep, abort.signal));
    serve().catch((error: unknown) => {
      if (error !== GONE) response.destroy(error as Error);
    });
  });
}

const GONE = new Error('the client has gone');

/** Until so many milliseconds after the request; what has passed already is not waited for again. */
function waiting(sleep: StandInOptions['sleep'], signal: AbortSignal) {
  let waitedMs = 0;
  return async (atMs = 0) => {
    if (signal.aborted) throw GONE;
    const ms = atMs - waitedMs;
    if (ms <= 0) return;
    waitedMs = atMs;
    await sleep(ms, signal);
  };
}

async function write(response: ServerResponse, answer: Answer, until: (atMs?: number) => Promise<void>): Promise<void> {
  if (answer.kind === 'silence') return;
  await until(answer.atMs);
  switch (answer.kind) {
    case 'json':
      return send(response, answer.status ?? 200, answer.body);
    case 'error':
      response.setHeader('x-amzn-errortype', answer.name);
      return send(response, answer.status, { __type: answer.name, message: 'as told' });
    case 'garbage':
      response.writeHead(200, { 'content-type': answer.contentType });
      response.end(answer.bytes);
      return;
    case 'reset':
      response.destroy();
      return;
    case 'stream':
      return stream(response, answer, until);
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

async function stream(
  response: ServerResponse,
  { events, endsWith }: Extract<Answer, { kind: 'stream' }>,
  until: (atMs?: number) => Promise<void>,
): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/vnd.amazon.eventstream' });
  for (let next = 0; next < events.length; ) {
    const atMs = events[next]?.atMs ?? 0;
    await until(atMs);
    const due: Uint8Array[] = [];
    for (; next < events.length && (events[next]?.atMs ?? 0) <= atMs; next++) {
      const { name, payload } = events[next] as (typeof events)[number];
      due.push(eventMessage(name, payload));
    }
    response.write(Buffer.concat(due));
  }
  if (endsWith === 'reset') {
    response.destroy();
    return;
  }
  if (endsWith === 'exception') response.write(exceptionMessage(new ServiceError('ModelStreamErrorException', 'as told')));
  response.end();
}
