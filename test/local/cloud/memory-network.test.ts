import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import { type MemorySocket, memoryConnection } from '../../../local/cloud/memory-network';
import { virtualClock } from '../../../local/cloud/virtual-clock';

const turn = () => new Promise((resolve) => setImmediate(resolve));

async function textOf(socket: MemorySocket): Promise<string> {
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk;
  });
  await once(socket, 'end');
  return text;
}

describe('a connection in memory', () => {
  it('carries bytes both ways, and an end that leaves the other half open', async () => {
    const { client, server } = memoryConnection();
    client.end('question');
    expect(await textOf(server)).toBe('question');
    server.end('answer');
    expect(await textOf(client)).toBe('answer');
    expect([client.bytesWritten, server.bytesRead, client.bytesRead]).toEqual([8, 8, 6]);
  });

  it('holds the writer back until the reader reads', async () => {
    const { client, server } = memoryConnection();
    const chunk = Buffer.alloc(64 * 1024);
    let written = 0;
    for (let i = 0; i < 10; i++) client.write(chunk, () => void written++);
    await turn();
    expect(written).toBeLessThan(3);
    server.resume();
    await turn();
    expect(written).toBe(10);
  });

  it('tells the other end that one end was destroyed', async () => {
    const { client, server } = memoryConnection();
    client.destroy();
    server.resume();
    await once(server, 'end');
    server.on('error', () => {});
    const [error] = await new Promise<[Error]>((resolve) => server.write('too late', (...args) => resolve(args as [Error])));
    expect(error).toMatchObject({ code: 'EPIPE' });
  });

  it('tells of everything that moves', async () => {
    let touches = 0;
    const { client, server } = memoryConnection({ touch: () => void touches++ });
    client.write('x');
    await turn();
    const afterWrite = touches;
    expect(afterWrite).toBeGreaterThan(0);
    server.destroy();
    await turn();
    expect(touches).toBeGreaterThan(afterWrite);
  });

  it("is a socket to Node's own http client and server, kept alive from request to request", async () => {
    let connections = 0;
    const server = createServer((incoming, response) =>
      response.end(`${incoming.method} ${incoming.url} ${incoming.socket.remoteAddress}`),
    );
    const agent = Object.assign(new Agent({ keepAlive: true, timeout: 1000 }), {
      createConnection: () => {
        connections++;
        const { client, server: end } = memoryConnection();
        server.emit('connection', end);
        return client;
      },
    });
    const get = (path: string) =>
      new Promise<string>((resolve, reject) => {
        const sent = request({ agent, path }, async (response) => {
          let body = '';
          for await (const chunk of response) body += chunk;
          resolve(body);
        });
        sent.setNoDelay(true);
        sent.setSocketKeepAlive(true);
        sent.on('error', reject).end();
      });
    expect(await get('/one')).toBe('GET /one 127.0.0.1');
    expect(await get('/two')).toBe('GET /two 127.0.0.1');
    expect(connections).toBe(1);
    agent.destroy();
  });

  it('ends an exchange whose server hangs up as TCP would', async () => {
    const server = createServer((incoming) => incoming.socket.destroy());
    const agent = Object.assign(new Agent(), {
      createConnection: () => {
        const { client, server: end } = memoryConnection();
        server.emit('connection', end);
        return client;
      },
    });
    const [error] = await once(request({ agent }).end(), 'error').catch((reason: Error) => [reason]);
    expect(error).toMatchObject({ code: 'ECONNRESET' });
  });

  it('times out on the clock it is given, and only when nothing moves', async () => {
    const clock = virtualClock({ startMs: 0 });
    const { client, server } = memoryConnection({ touch: clock.touch });
    client.timers = clock;
    const at: number[] = [];
    client.setTimeout(100, () => void at.push(clock.now()));
    server.resume();
    clock.setTimeout(() => void client.write('still here'), 60);
    await clock.advance(300);
    expect(at).toEqual([160]);
    client.destroy();
  });

  it('lets nothing in while its gate is closed', async () => {
    const { client, server } = memoryConnection();
    const held: (() => void)[] = [];
    client.gate = (letIn) => void held.push(letIn);
    const text = textOf(client);
    server.end('answer');
    await turn();
    expect(client.bytesRead).toBe(0);
    client.gate = (letIn) => letIn();
    for (const letIn of held) letIn();
    expect(await text).toBe('answer');
  });
});
