import type { Connection } from '../../../../../local/console/web/connection/connection';
import { type Followed, followEvents } from '../../../../../local/console/web/connection/follow-events';

/** What the server answers to one request after the other; the last one is final. */
function answers(...responses: (() => Response)[]): RequestInit[] {
  const requests: RequestInit[] = [];
  globalThis.fetch = (async (_url: unknown, init: RequestInit) => {
    requests.push(init);
    const answer = responses[requests.length - 1];
    if (!answer) throw new Error('nothing more was planned');
    return answer();
  }) as typeof fetch;
  return requests;
}

const realFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = realFetch;
});

const stream = (text: string) => () => new Response(text, { headers: { 'content-type': 'text/event-stream' } });
const refuse = (status: number) => () => new Response(null, { status });

/** Follows until the token is refused, without waiting between the tries. */
function followed(token: string | undefined): Promise<{ messages: unknown[]; connections: Connection[] }> {
  return new Promise((resolve) => {
    const messages: unknown[] = [];
    const connections: Connection[] = [];
    const following: Followed = followEvents(token, {
      onMessage: (message) => messages.push(message),
      onConnection(connection) {
        connections.push(connection);
        if (connection.state === 'waiting') queueMicrotask(() => following.tryNow());
        if (connection.state === 'refused') resolve({ messages, connections });
      },
    });
  });
}

it('sends the token as a header and tells each message', async () => {
  const requests = answers(stream('data: {"type":"sales"}\n\ndata: {"type":"trace"}\n\n'), refuse(403));
  expect((await followed('secret')).messages).toEqual([{ type: 'sales' }, { type: 'trace' }]);
  expect(requests[0]?.headers).toMatchObject({ 'x-atlas-token': 'secret', accept: 'text/event-stream' });
});

it('connects again when the stream ends, waiting longer each time, and from the beginning once it has worked', async () => {
  answers(
    refuse(500),
    () => {
      throw new Error('refused');
    },
    stream('data: {"type":"sales"}\n\n'),
    refuse(502),
    refuse(401),
  );
  const { connections } = await followed('secret');
  expect(connections.map((each) => (each.state === 'waiting' ? each.waitMs : each.state))).toEqual([
    'connecting',
    500,
    'connecting',
    1_000,
    'connecting',
    'open',
    500,
    'connecting',
    1_000,
    'connecting',
    'refused',
  ]);
});

it('gives up when the token is missing or wrong: another try would not help', async () => {
  const requests = answers(refuse(401));
  expect((await followed(undefined)).connections).toEqual([{ state: 'connecting' }, { state: 'refused' }]);
  expect(requests).toHaveLength(1);
});

it('takes a message that cannot be read for a broken stream', async () => {
  answers(stream('data: {"type"\n\n'), refuse(401));
  const { messages, connections } = await followed('secret');
  expect(messages).toEqual([]);
  expect(connections.map(({ state }) => state)).toEqual(['connecting', 'open', 'waiting', 'connecting', 'refused']);
});
