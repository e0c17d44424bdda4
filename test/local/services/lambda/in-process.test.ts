import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../../../local/cloud/system-clock';
import { type VirtualClock, virtualClock } from '../../../../local/cloud/virtual-clock';
import { inProcess, inProcessDirect } from '../../../../local/services/lambda/runtime/in-process';
import { exited } from '../../../../local/services/lambda/runtime/invocation-error';
import type { InvocationResult } from '../../../../local/services/lambda/runtime/runtime';
import { temporaryFolder } from '../../../support/temporary-folder';
import { bundle } from './bundle';
import { startEnvironment } from './environment';

const START_MS = Date.UTC(2026, 10, 2, 15);
const KILLED = exited('request-1', 'signal: killed');

const payloadOf = (result: InvocationResult) => ('payload' in result ? JSON.parse(result.payload) : result);

describe.each([
  ['over connections in memory', inProcess],
  ['without HTTP', inProcessDirect],
])('a bundle with a real SDK client, in an execution environment inside the host, %s', (_way, runtime) => {
  let folder: string;
  let clock: VirtualClock;
  const hostVariables = { ...process.env };

  beforeAll(async () => {
    folder = await bundle(`
      import { randomUUID } from 'node:crypto';
      import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
      const client = new DynamoDBClient({});
      export const handler = async ({ calls = 1 }) => {
        const startedAt = Date.now();
        try {
          for (let i = 0; i < calls; i++) await client.send(new GetItemCommand({ TableName: 'table', Key: { PK: { S: 'key' } } }));
        } finally {
          console.log('%d calls took %d ms', calls, Date.now() - startedAt);
        }
        return { at: new Date().toISOString(), ids: [randomUUID(), crypto.randomUUID()], lot: Math.random() };
      };`);
  });
  beforeEach(() => {
    clock = virtualClock({ startMs: START_MS });
  });
  afterEach(() => {
    process.env = { ...hostVariables };
  });

  it('calls the endpoint in memory, signed with its own keys, on virtual time', async () => {
    const { invoke, lines, refused, endpoint } = startEnvironment(folder, clock, { runtime });
    expect(payloadOf(await invoke({ calls: 3 }))).toMatchObject({ at: '2026-11-02T15:00:00.030Z' });
    expect(lines.map(({ text }) => text)).toEqual(['2026-11-02T15:00:00.030Z\trequest-1\tINFO\t3 calls took 30 ms']);
    expect(endpoint.received).toHaveLength(3);
    expect(endpoint.received[0]).toMatchObject({ target: 'DynamoDB_20120810.GetItem' });
    expect(endpoint.received[0]?.authorization).toContain('Credential=AKIAGREETER/20261102/us-east-1/dynamodb/aws4_request');
    expect(refused).toEqual([]);
  });

  it('is the same run twice for the same seed: ids, lots, times and signatures', async () => {
    const run = async (seed: string) => {
      const own = virtualClock({ startMs: START_MS });
      const { invoke, lines, endpoint } = startEnvironment(folder, own, { seed, runtime });
      const results = [await invoke({ calls: 2 }), await invoke()];
      return { results, lines, received: endpoint.received.map(({ isGone: _, ...rest }) => rest) };
    };
    const first = await run('1');
    expect(await run('1')).toEqual(first);
    expect(await run('2')).not.toEqual(first);
  });

  it("reads nothing of the laptop's AWS profile", async () => {
    const home = temporaryFolder();
    const poison =
      '[default]\naws_access_key_id = AKIAPOISON\naws_secret_access_key = poison\nregion = eu-poison-1\nendpoint_url = http://poison.example\n';
    for (const name of ['config', 'credentials']) writeFileSync(join(home, name), poison);
    process.env = {
      ...hostVariables,
      AWS_CONFIG_FILE: join(home, 'config'),
      AWS_SHARED_CREDENTIALS_FILE: join(home, 'credentials'),
      AWS_ACCESS_KEY_ID: 'AKIAPOISON',
      AWS_PROFILE: 'default',
      AWS_REGION: 'eu-poison-1',
    };
    const { invoke, endpoint, refused } = startEnvironment(folder, clock, { runtime });
    expect(await invoke()).toHaveProperty('payload');
    expect(JSON.stringify(endpoint.received)).not.toMatch(/poison/i);
    expect(refused).toEqual([]);
  });

  it('killed in the middle of a call, does nothing any more; the endpoint sees it go', async () => {
    const { environment, invoke, lines, endpoint } = startEnvironment(folder, clock, { runtime });
    clock.setTimeout(() => environment.kill(KILLED), 5);
    expect(await invoke({ calls: 3 })).toEqual({ error: KILLED });
    await clock.advance(60_000);
    expect(environment.isAlive).toBe(false);
    expect(endpoint.received.map(({ isGone }) => isGone())).toEqual([true]);
    // A connection left open keeps all that the code had in memory.
    expect(endpoint.clients.map(({ destroyed }) => destroyed)).toEqual(runtime === inProcess ? [true] : []);
    expect(lines).toEqual([]);
  });

  it('frozen in the middle of a call, reads the answer when it is thawed', async () => {
    const { environment, invoke, lines } = startEnvironment(folder, clock, { runtime });
    clock.setTimeout(() => environment.freeze(), 5);
    clock.setTimeout(() => environment.thaw(), 1000);
    expect(payloadOf(await invoke())).toMatchObject({ at: '2026-11-02T15:00:01.000Z' });
    expect(lines[0]?.text).toContain('1 calls took 1000 ms');
  });
});

describe('the world as an execution environment sees it', () => {
  let clock: VirtualClock;
  const run = async (body: string, event: unknown = {}) => {
    const started = startEnvironment(await bundle(`export const handler = async (event, context) => { ${body} };`), clock);
    return { ...started, result: payloadOf(await started.invoke(event)) };
  };
  beforeEach(() => {
    clock = virtualClock({ startMs: START_MS });
  });

  it('has the time of the cloud in Date, timers, performance, hrtime and abort signals', async () => {
    const { result } = await run(`
      const { setTimeout: wait } = await import('node:timers/promises');
      const { promisify } = require('node:util');
      const seen = [Date.now(), new Date().toISOString(), new Date(0).getTime(), Date().slice(0, 3), new Date() instanceof Date];
      const started = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 100));
      await wait(100);
      await promisify(setTimeout)(100);
      let ticks = 0;
      await new Promise((resolve) => { const interval = setInterval(() => { if (++ticks === 3) { clearInterval(interval); resolve(); } }, 10); });
      const signal = AbortSignal.timeout(50);
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      seen.push(performance.now() - started, Number(process.hrtime.bigint()) / 1e6, signal.reason.name, signal instanceof AbortSignal);
      await new Promise((resolve) => setImmediate(resolve));
      return [...seen, context.getRemainingTimeInMillis(), process.uptime()];`);
    expect(result).toEqual([START_MS, '2026-11-02T15:00:00.000Z', 0, 'Mon', true, 380, 380, 'TimeoutError', true, 2620, 0.38]);
  });

  it('fires timers in order, and not those that were cleared', async () => {
    const { result } = await run(`
      const order = [];
      setTimeout(() => order.push('b'), 20);
      setTimeout(() => order.push('a'), 10);
      clearTimeout(setTimeout(() => order.push('never'), 5));
      clearTimeout(+setTimeout(() => order.push('never by number'), 5));
      clearImmediate(setImmediate(() => order.push('never at once')));
      setTimeout((...args) => order.push(...args), 20, 'c', 'd');
      await new Promise((resolve) => setTimeout(resolve, 30));
      return order;`);
    expect(result).toEqual(['a', 'b', 'c', 'd']);
  });

  it('has its own variables, its own globals and no host in sight', async () => {
    process.env['OF_THE_HOST'] = 'secret';
    const { result, environment } = await run(`
      globalThis.mark = (globalThis.mark ?? 0) + 1;
      process.env.CHANGED = 'yes';
      const os = require('os');
      return [process.env.AWS_REGION, process.env.OF_THE_HOST, globalThis.mark, globalThis.Date === Date, global.process === process,
        process.cwd(), __dirname, os.hostname(), process.env._X_AMZN_TRACE_ID.slice(0, 7), Buffer.from('a') instanceof Uint8Array];`);
    delete process.env['OF_THE_HOST'];
    expect(result).toEqual(['us-east-1', null, 1, true, true, '/var/task', '/var/task', '169.254.0.1', 'Root=1-', true]);
    expect((globalThis as Record<string, unknown>)['mark']).toBeUndefined();
    expect(process.env['CHANGED']).toBeUndefined();
    expect(environment.isAlive).toBe(true);
  });

  it.each([
    ['fetch', `await fetch('https://example.com')`, 'fetch'],
    [
      'another host',
      `await new Promise((_, no) => require('http').get('http://example.com/').on('error', no))`,
      'a connection to http://example.com:80',
    ],
    [
      'TLS',
      `await new Promise((_, no) => require('https').request({ host: '127.0.0.1', port: 4566 }).on('error', no).end())`,
      'a connection to https://127.0.0.1:4566',
    ],
    ['a child process', `await require('util').promisify(require('child_process').exec)('id')`, 'child_process.exec'],
    ['a worker thread', `new (require('worker_threads').Worker)('x.js')`, 'worker_threads.Worker'],
    ['a socket', `require('node:net').connect(80)`, 'net.connect'],
    ['HTTP/2', `require('http2').connect('http://127.0.0.1:4566')`, 'http2.connect'],
    ['a server', `require('http').createServer()`, 'http.createServer'],
    ['a file', `await require('fs/promises').readFile('/etc/passwd')`, 'reading the file /etc/passwd'],
    ['a folder', `require('fs').readdirSync('/')`, 'fs.readdirSync'],
    ['a key of its own', `require('crypto').generateKeyPairSync('rsa')`, 'crypto.generateKeyPairSync'],
  ])('refuses %s by name', async (_case, statement, what) => {
    const { result, refused } = await run(`try { ${statement}; } catch (error) { return error.message; }`);
    expect(refused).toEqual([what]);
    expect(result).toBe(`${what} is refused: an execution environment here reaches nothing but http://127.0.0.1:4566`);
  });

  it('writes console levels and stdout to its log as Lambda does', async () => {
    const { lines } = await run(`
      console.info('info %j', { a: 1 });
      console.warn('careful');
      console.error(new TypeError('wrong').message);
      process.stdout.write('one\\ntwo');
      process.stdout.write(' more\\n');
      new (require('console').Console)({ stdout: process.stdout, stderr: process.stderr }).log('{"level":"INFO"}');
      process.stdout.write('without an end');`);
    expect(lines).toEqual([
      { text: '2026-11-02T15:00:00.000Z\trequest-1\tINFO\tinfo {"a":1}', level: 'INFO', requestId: 'request-1' },
      { text: '2026-11-02T15:00:00.000Z\trequest-1\tWARN\tcareful', level: 'WARN', requestId: 'request-1' },
      { text: '2026-11-02T15:00:00.000Z\trequest-1\tERROR\twrong', level: 'ERROR', requestId: 'request-1' },
      { text: 'one', requestId: 'request-1' },
      { text: 'two more', requestId: 'request-1' },
      { text: '{"level":"INFO"}', requestId: 'request-1' },
      { text: 'without an end', requestId: 'request-1' },
    ]);
  });

  it('writes JSON lines, from its level upwards, when the function says so', async () => {
    const folder = await bundle(
      `export const handler = async () => { console.debug('no'); console.info('a %s', 1); console.warn({ b: 2 }); };`,
    );
    const { invoke, lines } = startEnvironment(folder, clock, { logFormat: { kind: 'JSON', level: 'INFO' } });
    await invoke();
    const common = { timestamp: '2026-11-02T15:00:00.000Z', requestId: 'request-1' };
    expect(lines.map(({ text }) => JSON.parse(text))).toEqual([
      { ...common, level: 'INFO', message: 'a 1' },
      { ...common, level: 'WARN', message: { b: 2 } },
    ]);
  });
});

describe('between and after invocations', () => {
  let clock: VirtualClock;
  beforeEach(() => {
    clock = virtualClock({ startMs: START_MS });
  });

  it('nothing happens: a timer left over fires at the next thaw, and no time passes for it', async () => {
    const folder = await bundle(`
      const fired = [];
      export const handler = async () => { setTimeout(() => fired.push(Date.now()), 500); await new Promise((r) => setTimeout(r, 10)); return fired; };`);
    const { invoke } = startEnvironment(folder, clock);
    expect(payloadOf(await invoke())).toEqual([]);
    await clock.settle();
    expect(clock.now()).toBe(START_MS + 10);
    await clock.advance(10_000);
    expect(payloadOf(await invoke())).toEqual([START_MS + 10_010]);
  });

  it('remembers what it loaded, as a warm environment does', async () => {
    const folder = await bundle(`let count = 0; export const handler = async () => ++count;`);
    const warm = startEnvironment(folder, clock);
    expect([payloadOf(await warm.invoke()), payloadOf(await warm.invoke())]).toEqual([1, 2]);
    expect(payloadOf(await startEnvironment(folder, clock).invoke())).toBe(1);
  });

  it.each([
    ['process.exit(1)', 'Runtime exited with error: exit status 1'],
    ['process.exit()', 'Runtime exited without providing a reason'],
    ['process.kill(process.pid)', 'Runtime exited with error: signal: killed'],
  ])('%s ends it, even if the code catches what that throws', async (statement, reason) => {
    const folder = await bundle(`export const handler = async () => {
      try { ${statement}; } catch { console.log('still here'); }
      setTimeout(() => console.log('and here'), 10);
      await new Promise((resolve) => setTimeout(resolve, 20));
    };`);
    const { environment, invoke, lines } = startEnvironment(folder, clock);
    expect(await invoke()).toEqual({ error: { errorType: 'Runtime.ExitError', errorMessage: `RequestId: request-1 Error: ${reason}` } });
    await clock.advance(1000);
    expect([environment.isAlive, lines]).toEqual([false, []]);
  });

  it.each([
    ['throws', `() => { throw new RangeError('too far'); }`, 'RangeError', 'too far', 'Uncaught Exception'],
    [
      'rejects',
      `async () => { throw new RangeError('too far'); }`,
      'Runtime.UnhandledPromiseRejection',
      'RangeError: too far',
      'Unhandled Promise Rejection',
    ],
  ])('a timer that %s ends it', async (_case, callback, errorType, errorMessage, label) => {
    const folder = await bundle(`export const handler = async () => { setTimeout(${callback}, 1); await new Promise(() => {}); };`);
    const { environment, invoke, lines } = startEnvironment(folder, clock);
    expect(await invoke()).toMatchObject({ error: { errorType, errorMessage } });
    expect(environment.isAlive).toBe(false);
    expect(lines[0]?.text).toContain(`request-1\tERROR\t${label} \t{"errorType":"${errorType}","errorMessage":"${errorMessage}"`);
  });

  it('an error that the handler throws is answered and logged, without the paths of the laptop', async () => {
    const folder = await bundle(
      `class Late extends Error { name = 'Late' } export const handler = async () => { throw new Late('too late'); };`,
    );
    const { environment, invoke, lines } = startEnvironment(folder, clock);
    const { error } = (await invoke()) as Extract<InvocationResult, { error: unknown }>;
    expect(error).toMatchObject({ errorType: 'Late', errorMessage: 'too late' });
    expect(error.trace?.join('\n')).toMatch(/too late\n +at .*\/var\/task\/index.js/);
    expect(error.trace?.join('\n')).not.toContain(process.cwd());
    expect(lines[0]?.text).toContain('\tERROR\tInvoke Error \t{"errorType":"Late"');
    expect(environment.isAlive).toBe(true);
  });

  it.each([
    [`throw 'a string'`, { errorType: 'string', errorMessage: 'a string', trace: [] }],
    [`return 1n`, { errorType: 'Error', errorMessage: 'Unable to stringify response body' }],
  ])('%s is an error as Lambda words it', async (statement, error) => {
    const { invoke } = startEnvironment(await bundle(`export const handler = async () => { ${statement}; };`), clock);
    expect(await invoke()).toMatchObject({ error });
  });
});

describe('on real time', () => {
  it('the same bundle runs, its clock that of the host', async () => {
    const folder = await bundle(`export const handler = async () => {
      const startedAt = Date.now();
      await new Promise((resolve) => setTimeout(resolve, 1));
      return { startedAt, passed: Date.now() > startedAt };
    };`);
    const clock = systemClock({ offsetMs: -86_400_000 });
    const { environment } = startEnvironment(folder, virtualClock({ startMs: 0 }), { clock });
    const before = clock.now();
    const { startedAt, passed } = payloadOf(
      await environment.invoke({
        requestId: 'request-1',
        payload: '{}',
        invokedFunctionArn: 'arn',
        deadlineAt: before + 3000,
        traceHeader: '',
      }),
    );
    expect([startedAt >= before, passed]).toEqual([true, true]);
  });
});

describe('code that cannot be loaded', () => {
  it.each([
    [
      'a missing variable',
      `if (!process.env.TABLE_NAME) throw new Error('missing environment variable TABLE_NAME'); export const handler = async () => 1;`,
      'Error',
      'missing environment variable TABLE_NAME',
    ],
    ['no handler', `export const other = async () => 1;`, 'Runtime.HandlerNotFound', 'index.handler is undefined or not exported'],
    [
      'a module outside the bundle',
      `require(['@aws-sdk', 'client-s3'].join('/'))`,
      'Runtime.ImportModuleError',
      "Error: Cannot find module '@aws-sdk/client-s3'\nRequire stack:\n- /var/task/index.js",
    ],
    ['an exit', `process.exit(3)`, 'Runtime.ExitError', 'Error: Runtime exited with error: exit status 3'],
  ])('says why: %s', async (_case, source, errorType, errorMessage) => {
    const clock = virtualClock({ startMs: START_MS });
    const { environment } = startEnvironment(await bundle(source), clock);
    expect(await environment.initialized).toMatchObject({ errorType, errorMessage });
    expect(environment.isAlive).toBe(false);
  });

  it('says so of a syntax error', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'index.js'), 'exports.handler = async () => {');
    const { environment } = startEnvironment(folder, virtualClock({ startMs: START_MS }));
    expect(await environment.initialized).toMatchObject({ errorType: 'Runtime.UserCodeSyntaxError' });
  });
});
