import { createServer, type IncomingMessage } from 'node:http';
import type { Incoming } from '../../../../local/cloud/endpoint/incoming';
import type { Reply } from '../../../../local/cloud/endpoint/reply';
import { type MemorySocket, memoryConnection } from '../../../../local/cloud/memory-network';
import type { VirtualClock } from '../../../../local/cloud/virtual-clock';

export interface Received {
  readonly target: string;
  readonly at: number;
  readonly authorization: string;
  readonly isGone: () => boolean;
}

/** A tiny AWS: answers every JSON request after `latencyMs`, with what `answer` gives for it. */
export function inMemoryEndpoint(clock: VirtualClock, answer: (target: string) => object = () => ({}), latencyMs = 10) {
  const received: Received[] = [];
  const clients: MemorySocket[] = [];
  const server = createServer(async (request, response) => {
    let isGone = false;
    response.on('close', () => {
      isGone = !response.writableFinished;
    });
    const target = String(request.headers['x-amz-target']);
    received.push({ target, at: clock.now(), authorization: String(request.headers.authorization), isGone: () => isGone });
    await drained(request);
    await clock.sleep(latencyMs);
    response.sendDate = false;
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(answer(target)));
  });
  return {
    url: 'http://127.0.0.1:4566',
    received,
    /** The callers' ends of all connections. */
    clients,
    connect() {
      const { client, server: end } = memoryConnection({ touch: clock.touch });
      server.emit('connection', end);
      clients.push(client);
      return client;
    },
    /** The same for a client that needs no connection. */
    async exchange({ headers }: Incoming, signal: AbortSignal): Promise<Reply> {
      const target = String(headers['x-amz-target']);
      received.push({ target, at: clock.now(), authorization: String(headers['authorization']), isGone: () => signal.aborted });
      await clock.sleep(latencyMs);
      return { status: 200, headers: { 'content-type': 'application/x-amz-json-1.0' }, body: JSON.stringify(answer(target)) };
    },
  };
}

async function drained(request: IncomingMessage): Promise<void> {
  for await (const _chunk of request);
}
