import type { Incoming } from '../../../../local/cloud/endpoint/incoming';
import type { Reply } from '../../../../local/cloud/endpoint/reply';
import { type VirtualClock, virtualClock } from '../../../../local/cloud/virtual-clock';
import { inProcessDirect } from '../../../../local/services/lambda/runtime/in-process';
import { bundle } from './bundle';
import { startEnvironment } from './environment';

const HELLO: Reply = { status: 200, headers: { 'content-type': 'text/plain' }, body: 'hello' };

/** What most of the code below does: one request, whatever becomes of it. */
const ASK = `const ask = (options = {}, act = () => {}) => new Promise((resolve) => {
  const heard = [];
  const request = require('http').request('http://127.0.0.1:4566/path?a=1', { method: 'post', headers: { 'X-One': ['1', '2'] }, ...options });
  for (const name of ['socket', 'finish', 'timeout', 'close']) request.on(name, () => heard.push(name));
  request.on('error', (error) => heard.push('error ' + (error.code ?? error.message)));
  request.on('close', () => resolve({ heard, reused: request.reusedSocket }));
  request.on('response', (response) => {
    let text = response.statusCode + ' ';
    response.on('data', (chunk) => { text += chunk; act(request, response, text); });
    response.on('end', () => heard.push(text));
    response.on('error', (error) => heard.push(text + 'broke off: ' + error.code));
  });
  request.write('some ');
  request.end('words');
  act(request);
});`;

describe('an http client without HTTP', () => {
  let clock: VirtualClock;
  beforeEach(() => {
    clock = virtualClock({ startMs: Date.UTC(2026, 10, 2, 15) });
  });

  async function run(body: string, exchange: (request: Incoming, signal: AbortSignal) => Promise<Reply>) {
    const folder = await bundle(`${ASK} export const handler = async () => { ${body} };`);
    const started = startEnvironment(folder, clock, { runtime: inProcessDirect, exchange });
    const result = await started.invoke();
    return { ...started, result: 'payload' in result ? JSON.parse(result.payload) : result };
  }
  async function* parts(...texts: string[]) {
    for (const text of texts) {
      await clock.sleep(10);
      if (text === 'lost') throw new Error('the connection is lost');
      yield Buffer.from(text);
    }
  }
  const stream = (...texts: string[]): Reply => ({ ...HELLO, body: parts(...texts) });

  it('hands over method, path, query, headers and body as they are', async () => {
    const requests: Incoming[] = [];
    const { result } = await run(`return ask()`, async (request) => {
      requests.push(request);
      return HELLO;
    });
    expect(result).toEqual({ heard: ['socket', 'finish', '200 hello', 'close'], reused: false });
    const [{ query, body, ...rest } = { query: new URLSearchParams(), body: Buffer.of() }] = requests;
    expect([rest, String(query), String(body)]).toEqual([
      { method: 'POST', path: '/path', headers: { host: '127.0.0.1:4566', 'x-one': '1, 2' } },
      'a=1',
      'some words',
    ]);
  });

  it('hears the parts of a stream as they come, and that it broke off', async () => {
    const replies = [stream('one ', 'two'), stream('one ', 'lost')];
    const { result } = await run(`return [await ask(), await ask()]`, async () => replies.shift() ?? HELLO);
    expect(result.map(({ heard }: { heard: string[] }) => heard)).toEqual([
      ['socket', 'finish', '200 one two', 'close'],
      ['socket', 'finish', '200 one broke off: ECONNRESET', 'close'],
    ]);
  });

  it('tells of a lost connection as Node does, and whether one that was kept was lost', async () => {
    let requests = 0;
    const { result } = await run(`return [await ask(), await ask(), await ask()]`, async () => {
      if (++requests === 2) throw new Error('the connection is lost');
      return HELLO;
    });
    expect(result).toEqual([
      { heard: ['socket', 'finish', '200 hello', 'close'], reused: false },
      { heard: ['socket', 'finish', 'error ECONNRESET', 'close'], reused: true },
      { heard: ['socket', 'finish', '200 hello', 'close'], reused: false },
    ]);
  });

  it('tells whoever works on a request that the code has given it up; one that is given up at once is not made', async () => {
    const signals: AbortSignal[] = [];
    const { result } = await run(
      `const before = await ask({}, (request, response) => response ?? request.destroy(new Error('enough')));
       const later = await ask({}, (request, response) => response ?? setTimeout(() => request.destroy(), 5));
       const during = await ask({}, (request, response) => response?.destroy());
       return [before, later, during].map(({ heard }) => heard);`,
      async (_request, signal) => {
        signals.push(signal);
        await clock.sleep(10);
        return stream('one ', 'two');
      },
    );
    expect(result).toEqual([
      ['error enough', 'close'],
      ['socket', 'finish', 'error ECONNRESET', 'close'],
      ['socket', 'finish', 'close'],
    ]);
    await clock.advance(100);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  });

  it('fires its time-out when nothing has moved for so long, on virtual time', async () => {
    const { result } = await run(
      `const startedAt = Date.now();
       const { heard } = await ask({}, (request, response) => response ?? request.setTimeout(200, () => request.destroy(new Error('late'))));
       return [heard, Date.now() - startedAt];`,
      async () => {
        await clock.sleep(2_000);
        return HELLO;
      },
    );
    expect(result).toEqual([['socket', 'finish', 'timeout', 'error late', 'close'], 200]);
  });
});
