import { get } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { openHttpServer } from '../../../../../local/console/server/http/http-server';
import { bundlePage } from '../../../../../local/console/server/http/page';
import { Refused } from '../../../../../local/console/server/http/refused';
import { pageFolder } from '../page-folder';
import { rawRequest } from '../raw-request';

const TOKEN = 'the-token-of-this-test';
const MiB = 1024 * 1024;

const obeyed: unknown[] = [];
const errors: unknown[] = [];
let port: number;
let close: () => Promise<void>;

beforeAll(async () => {
  const server = await openHttpServer({
    page: await bundlePage(pageFolder()),
    token: TOKEN,
    port: 0,
    follow: (response) => response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Content-Length': 2 }).end('hi'),
    obey(command) {
      if (command === 'bug') throw new TypeError('secret of the server');
      if (command === 'busy') throw new Refused(409, 'hang up first');
      obeyed.push(command);
    },
    onError: (error) => errors.push(error),
  });
  ({ port, close } = server);
});
afterAll(() => close());
beforeEach(() => {
  obeyed.length = 0;
  errors.length = 0;
});

/** A request as text; `undefined` leaves a header out. */
function request(line: string, changes: Readonly<Record<string, string | undefined>> = {}, body = ''): string {
  const headers = {
    Host: `127.0.0.1:${port}`,
    'X-Atlas-Token': TOKEN,
    ...(body && { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(body)) }),
    ...changes,
  };
  const lines = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  return [`${line} HTTP/1.1`, ...lines, '', body].join('\r\n');
}
const messageOf = (body: string): string => (body.startsWith('{') ? JSON.parse(body).message : '');

describe('the console serves', () => {
  it.each([
    ['GET /', {}, 200],
    ['GET /app.js', {}, 200],
    ['GET /app.css', {}, 200],
    ['GET /favicon.ico', {}, 204],
    ['GET /?reload', {}, 200],
    ['GET /events', {}, 200],
    ['GET /events', { Origin: 'http://127.0.0.1:PORT', 'Sec-Fetch-Site': 'same-origin' }, 200],
    ['GET /events', { Host: 'localhost:PORT', Origin: 'http://localhost:PORT' }, 200],
    ['GET /events', { 'Sec-Fetch-Site': 'none' }, 200],
  ])('%s %j', async (line, changes, status) => {
    const here = Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, String(value).replace('PORT', String(port))]));
    expect(await rawRequest(port, request(line, here))).toMatchObject({ status });
  });

  it('the page without a token, since it is the same for everybody', async () => {
    for (const path of ['/', '/app.js', '/app.css']) {
      expect(await rawRequest(port, request(`GET ${path}`, { 'X-Atlas-Token': undefined }))).toMatchObject({ status: 200 });
    }
  });

  it('a command', async () => {
    const { status, body } = await rawRequest(port, request('POST /commands', {}, '{"command":"answer"}'));
    expect([status, body, obeyed]).toEqual([204, '', [{ command: 'answer' }]]);
  });

  it('the page compressed, and not again when the browser has it', async () => {
    const answer = await new Promise<{ bytes: Buffer; headers: NodeJS.Dict<string | string[]> }>((resolve) => {
      get({ port, path: '/app.js', headers: { 'accept-encoding': 'br, gzip' } }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve({ bytes: Buffer.concat(chunks), headers: response.headers }));
      });
    });
    expect(answer.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding', 'cache-control': 'no-cache' });
    expect(gunzipSync(answer.bytes).toString()).toContain('the page of the test');
    const again = request('GET /app.js', { 'Accept-Encoding': 'gzip', 'If-None-Match': String(answer.headers['etag']) });
    expect(await rawRequest(port, again)).toMatchObject({ status: 304, body: '' });
    expect(await rawRequest(port, request('GET /app.js', { 'Accept-Encoding': 'gzip;q=0' }))).toMatchObject({
      body: expect.stringContaining('the page of the test'),
    });
  });

  it('nothing that a browser would run, frame or guess otherwise', async () => {
    for (const line of ['GET /', 'GET /nowhere', 'GET /events', 'POST /']) {
      expect((await rawRequest(port, request(line))).headers).toMatchObject({
        'content-security-policy': expect.stringMatching(/^default-src 'none'; script-src 'self'; .*frame-ancestors 'none'$/),
        ...(line !== 'GET /events' && { 'cache-control': 'no-store' }),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
    }
  });
});

describe('the console refuses', () => {
  const command = '{"command":"answer"}';
  it.each<
    [what: string, line: string, changes: Readonly<Record<string, string | undefined>>, body: string, status: number, message: RegExp]
  >([
    ['no token', 'GET /events', { 'X-Atlas-Token': undefined }, '', 401, /open the whole address that npm start printed/],
    ['a wrong token', 'GET /events', { 'X-Atlas-Token': 'the-token-of-this-tesT' }, '', 401, /token/],
    ['a token in the address', `GET /events?token=${TOKEN}`, { 'X-Atlas-Token': undefined }, '', 401, /token/],
    ['a command without a token', 'POST /commands', { 'X-Atlas-Token': undefined }, command, 401, /token/],
    ['another host', 'GET /events', { Host: 'attacker.example' }, '', 421, /open the address that it printed/],
    ['another host with its port', 'GET /', { Host: 'attacker.example:PORT' }, '', 421, /open the address/],
    ['another port', 'GET /', { Host: '127.0.0.1:1' }, '', 421, /open the address/],
    ['its name without the port', 'GET /', { Host: '127.0.0.1' }, '', 421, /open the address/],
    ['the page of another site', 'GET /events', { Origin: 'https://attacker.example' }, '', 403, /another page cannot/],
    ['the page of another local server', 'POST /commands', { Origin: 'http://127.0.0.1:3000' }, command, 403, /another page cannot/],
    ['a page without an origin', 'POST /commands', { Origin: 'null' }, command, 403, /another page cannot/],
    ['its other name', 'POST /commands', { Origin: 'http://localhost:PORT' }, command, 403, /another page cannot/],
    ['what a browser says is cross-site', 'GET /events', { 'Sec-Fetch-Site': 'cross-site' }, '', 403, /another page cannot/],
    ['what a browser says is same-site', 'POST /commands', { 'Sec-Fetch-Site': 'same-site' }, command, 403, /another page cannot/],
    ['a form', 'POST /commands', { 'Content-Type': 'application/x-www-form-urlencoded' }, command, 415, /send application\/json/],
    ['plain text', 'POST /commands', { 'Content-Type': 'text/plain' }, command, 415, /send application\/json/],
    ['nearly JSON', 'POST /commands', { 'Content-Type': 'application/jsonp' }, command, 415, /send application\/json/],
    ['a compressed body', 'POST /commands', { 'Content-Encoding': 'gzip' }, command, 415, /as it is/],
    ['no JSON', 'POST /commands', {}, '{"command":', 400, /no JSON: send one command/],
    ['no UTF-8', 'POST /commands', { 'Content-Length': '2' }, '\u00ff\u00ff', 400, /no UTF-8/],
    ['what cannot be done now', 'POST /commands', {}, '"busy"', 409, /hang up first/],
    ['another method', 'DELETE /commands', {}, '', 405, /use GET or POST/],
    [
      'a preflight',
      'OPTIONS /commands',
      { Origin: 'https://attacker.example', 'Access-Control-Request-Method': 'POST' },
      '',
      405,
      /use GET or POST/,
    ],
    ['a HEAD', 'HEAD /', { Connection: 'close' }, '', 405, /^$/],
    ['a command by GET', 'GET /commands', {}, '', 405, /use POST/],
    ['a page by POST', 'POST /', {}, command, 405, /use GET/],
    ['events by POST', 'POST /events', {}, command, 405, /use GET/],
    ['a GET with a body', 'GET /', {}, command, 400, /no body/],
    ['an upward path', 'GET /../package.json', {}, '', 404, /nothing here/],
    ['an encoded upward path', 'GET /%2e%2e/package.json', {}, '', 404, /nothing here/],
    ['an encoded known path', 'GET /%65vents', {}, '', 404, /nothing here/],
    ['a doubled slash', 'GET //app.js', {}, '', 404, /nothing here/],
    ['a doubled slash with a host', 'GET //attacker.example/', {}, '', 404, /nothing here/],
    ['a backslash', 'GET /..\\package.json', {}, '', 404, /nothing here/],
    ['an encoded NUL', 'GET /app.js%00.html', {}, '', 404, /nothing here/],
    ['an absolute form', 'GET http://attacker.example/', {}, '', 400, /a path of this server/],
    ['its own absolute form', 'GET http://127.0.0.1:PORT/events', {}, '', 400, /a path of this server/],
    ['a name of every object', 'GET /constructor', {}, '', 404, /nothing here/],
    ['__proto__', 'GET __proto__', {}, '', 400, /^$|path/],
  ])('%s', async (_what, line, changes, body, status, message) => {
    const here = (text: string) => text.replaceAll('PORT', String(port));
    const headers = Object.fromEntries(
      Object.entries(changes).map(([name, value]) => [name, value === undefined ? undefined : here(value)]),
    );
    const bytes = Buffer.from(request(here(line), headers, body), body.includes('\u00ff') ? 'latin1' : 'utf8');
    const answer = await rawRequest(port, [bytes]);
    expect([answer.status, messageOf(answer.body)]).toEqual([status, expect.stringMatching(message)]);
    expect(answer.body).not.toMatch(/\bat .*:\d+:\d+|node_modules|\.ts\b/);
    expect(Object.keys(answer.headers)).not.toContain('access-control-allow-origin');
    expect(obeyed).toEqual([]);
  });

  it('a NUL in the path, and two hosts', async () => {
    expect(await rawRequest(port, request('GET /\0'))).toMatchObject({ status: 400 });
    expect(await rawRequest(port, request('GET /', { Host: `127.0.0.1:${port}\r\nHost: attacker.example` }))).toMatchObject({
      status: expect.any(Number),
    });
    const { status } = await rawRequest(port, request('GET /events', { Host: `attacker.example\r\nHost: 127.0.0.1:${port}` }));
    expect([400, 421]).toContain(status);
    expect(await rawRequest(port, request('GET /', { Host: undefined }))).toMatchObject({ status: 400 });
  });

  it('a body of 10 MB, without reading it', async () => {
    const body = Buffer.alloc(10 * MiB, 0x20);
    const announced = request('POST /commands', { 'Content-Type': 'application/json', 'Content-Length': String(body.length) });
    expect(await rawRequest(port, [announced, body])).toMatchObject({ status: 413, isClosed: true });
    const chunked = request('POST /commands', { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' });
    expect(await rawRequest(port, [chunked, `${body.length.toString(16)}\r\n`, body])).toMatchObject({ status: 413, isClosed: true });
    const patient = request('POST /commands', { 'Content-Type': 'application/json', 'Content-Length': String(10 * MiB) });
    expect(await rawRequest(port, patient)).toMatchObject({
      status: 413,
      isClosed: true,
      body: expect.stringContaining('at most 65536 bytes'),
    });
    expect(obeyed).toEqual([]);
  });

  it('its own mistakes without a word of what they were', async () => {
    const { status, body } = await rawRequest(port, request('POST /commands', {}, '"bug"'));
    expect([status, messageOf(body)]).toEqual([500, 'this went wrong; the terminal of npm start says how']);
    expect(errors).toEqual([new TypeError('secret of the server')]);
  });

  it('a port that is taken, in words that help', async () => {
    const again = openHttpServer({ page: new Map(), token: TOKEN, port, follow: () => {}, obey: () => {}, onError: () => {} });
    await expect(again).rejects.toThrow(`the port ${port} is taken: another npm start has it`);
  });
});
