import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { pacedClock } from '../../../../local/cloud/paced-clock';
import { virtualClock } from '../../../../local/cloud/virtual-clock';
import { exited } from '../../../../local/services/lambda/runtime/invocation-error';
import { childProcesses } from '../../../../local/services/lambda/runtime/process';
import type { EnvironmentConfiguration, InvocationResult } from '../../../../local/services/lambda/runtime/runtime';
import { temporaryFolder } from '../../../support/temporary-folder';
import { bundle } from './bundle';
import { startEnvironment, type TestEnvironment } from './environment';
import { stateOf, untilGone } from './until-gone';

const START_MS = Date.UTC(2026, 10, 2, 15);
const KILLED = exited('request-1', 'signal: killed');
const runtime = childProcesses();

const started: TestEnvironment[] = [];
afterEach(() => {
  for (const { environment } of started.splice(0)) environment.kill(KILLED);
});

/** An environment of its own process, loaded. */
async function startProcess(source: string, changes: Partial<EnvironmentConfiguration> = {}): Promise<TestEnvironment> {
  const folder = source.startsWith('/') ? source : await bundle(source);
  const { variables = {}, ...rest } = changes;
  const own = startEnvironment(folder, pacedClock({ startMs: START_MS }), {
    runtime,
    variables: { AWS_REGION: 'us-east-1', _HANDLER: 'index.handler', ...variables },
    ...rest,
  });
  started.push(own);
  return own;
}

async function run(body: string, changes?: Partial<EnvironmentConfiguration>) {
  const own = await startProcess(`export const handler = async (event, context) => { ${body} };`, changes);
  expect(await own.environment.initialized).toBeUndefined();
  return { ...own, result: payloadOf(await own.invoke({ a: 1 })) };
}

const payloadOf = (result: InvocationResult) => ('payload' in result ? JSON.parse(result.payload) : result);
describe('a function in a process of its own', () => {
  it('gets the event and the context, and remembers what it loaded', async () => {
    const { environment, invoke } = await startProcess(`let count = 0;
      export const handler = async (event, context) => [++count, event, context.awsRequestId, context.invokedFunctionArn, process.env._X_AMZN_TRACE_ID];`);
    await environment.initialized;
    const arn = 'arn:aws:lambda:us-east-1:123456789012:function:greeter:live';
    const trace = 'Root=1-5759e988-bd862e3fe1be46a994272793';
    expect(payloadOf(await invoke({ a: 1 }))).toEqual([1, { a: 1 }, 'request-1', arn, trace]);
    expect(payloadOf(await invoke())).toEqual([2, {}, 'request-2', arn, trace]);
  });

  it('has its own variables and nothing of the laptop', async () => {
    process.env['OF_THE_HOST'] = 'secret';
    const { result } = await run(
      `return [Object.keys(process.env).sort(), process.cwd(), __dirname, process.argv, typeof module.require, process.execArgv];`,
      { variables: { TABLE_NAME: 'table' } },
    );
    delete process.env['OF_THE_HOST'];
    const names = ['AWS_LAMBDA_RUNTIME_API', 'AWS_REGION', 'TABLE_NAME', '_HANDLER', '_X_AMZN_TRACE_ID'];
    expect(result).toEqual([names, '/var/task', '/var/task', ['/var/lang/bin/node', '/var/runtime/index.mjs'], 'function', []]);
  });

  it('has the date of the cloud, and the time that is left of its invocation', async () => {
    const { result } = await run(
      `return [Date.now(), new Date().getTime(), Date().slice(0, 15), new Date(0).getTime(), new Date() instanceof Date, context.getRemainingTimeInMillis()];`,
    );
    const [now, sameNow, text, epoch, isDate, remaining] = result;
    expect([text, epoch, isDate]).toEqual(['Mon Nov 02 2026', 0, true]);
    expect([now >= START_MS, now < START_MS + 60_000, sameNow >= now]).toEqual([true, true, true]);
    expect([remaining > 0, remaining <= 3000]).toEqual([true, true]);
  });

  it('has the memory of the function', async () => {
    const { result } = await run(`return require('node:v8').getHeapStatistics().heap_size_limit / 1048576;`, { memoryMiB: 256 });
    expect([result > 230, result < 280]).toEqual([true, true]); // the young generation counts three times
  });

  it('is stopped between invocations, and goes on in the next', async () => {
    const { environment, invoke } = await startProcess(`export const handler = async () => process.pid;`);
    await environment.initialized;
    const pid = payloadOf(await invoke());
    expect(stateOf(pid)).toBe('T');
    environment.thaw();
    expect(stateOf(pid)).not.toBe('T');
    expect(payloadOf(await invoke())).toBe(pid);
  });

  it('needs a clock that keeps real time', async () => {
    const folder = await bundle(`export const handler = async () => 1;`);
    expect(() => startEnvironment(folder, virtualClock({ startMs: START_MS }), { runtime })).toThrow(/clock is not able to keep real time/);
  });
});

describe('what a process reaches', () => {
  it("is the endpoint, by the SDK's own client, its signature and its retries", async () => {
    const { environment, invoke, endpoint } = await startProcess(
      `import { GetItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
      const client = new DynamoDBClient({});
      export const handler = async () => {
        await client.send(new GetItemCommand({ TableName: 'table', Key: { PK: { S: 'a' } } }));
        return Date.now();
      };`,
      {
        variables: {
          AWS_ENDPOINT_URL: 'http://127.0.0.1:4566',
          AWS_ACCESS_KEY_ID: 'AKIAGREETER',
          AWS_SECRET_ACCESS_KEY: 'secret',
          AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
        },
      },
    );
    await environment.initialized;
    expect(payloadOf(await invoke())).toBeGreaterThanOrEqual(START_MS + 10); // what the call takes there
    expect(endpoint.received).toMatchObject([
      { target: 'DynamoDB_20120810.GetItem', authorization: expect.stringContaining('Credential=AKIAGREETER/20261102/us-east-1/dynamodb') },
    ]);
  });

  it('is the endpoint also by the host name that some operations put before it', async () => {
    const { result, endpoint, refused } = await run(`
      return await new Promise((done, fail) =>
        require('http').request({ host: 'sync-127.0.0.1', port: 4566, method: 'POST', headers: { 'x-amz-target': 'AWSStepFunctions.StartSyncExecution' } },
          (response) => done(response.statusCode)).on('error', fail).end('{}'));`);
    expect([result, refused, endpoint.received.map(({ target }) => target)]).toEqual([200, [], ['AWSStepFunctions.StartSyncExecution']]);
  });

  it('is nothing else: any other address is refused by name', async () => {
    const { result, refused } = await run(`
      const [http, https, net] = [require('http'), require('https'), require('net')];
      const attempts = [
        (failed) => http.get('http://example.com/').on('error', failed),
        (failed) => https.request({ host: '127.0.0.1', port: 4566 }).on('error', failed).end(),
        (failed) => net.connect(80).on('error', failed),
        (failed) => net.connect('/var/run/docker.sock').on('error', failed),
        (failed) => fetch('http://example.org/').catch((error) => failed(error.cause)),
      ];
      const errors = [];
      for (const attempt of attempts) errors.push((await new Promise(attempt)).message);
      return errors;`);
    expect(refused).toEqual([
      'a connection to http://example.com:80',
      'a connection to https://127.0.0.1:4566',
      'a connection to http://localhost:80',
      'a connection to /var/run/docker.sock',
      'a connection to http://example.org:80',
    ]);
    const why = 'is refused: an execution environment here reaches nothing but http://127.0.0.1:4566';
    expect(result).toEqual(refused.map((what) => `${what} ${why}`));
  });
});

describe('what a process writes', () => {
  it('becomes lines of its log, in order, before its invocation ends', async () => {
    const { lines } = await run(`
      console.info('info %j', { a: 1 });
      process.stdout.write('one\\ntwo');
      process.stdout.write(' more\\n');
      console.warn('careful\\nand slow');
      new (require('console').Console)({ stdout: process.stdout, stderr: process.stderr }).error('{"level":"ERROR"}');
      process.stderr.write('without an end');`);
    const stamped = (level: string, text: string) => ({
      text: expect.stringMatching(new RegExp(`^2026-11-02T15:0.*\\trequest-1\\t${level}\\t${text}$`)),
      level,
      requestId: 'request-1',
    });
    expect(lines).toEqual([
      stamped('INFO', 'info {"a":1}'),
      { text: 'one', requestId: 'request-1' },
      { text: 'two more', requestId: 'request-1' },
      stamped('WARN', 'careful\nand slow'),
      { text: '{"level":"ERROR"}', requestId: 'request-1' },
      { text: 'without an end', requestId: 'request-1' },
    ]);
  });

  it('is JSON from its level upwards, when the function says so', async () => {
    const { lines } = await run(`console.debug('no'); console.info('a %s', 1);`, { logFormat: { kind: 'JSON', level: 'INFO' } });
    expect(lines.map(({ text }) => JSON.parse(text))).toMatchObject([{ level: 'INFO', requestId: 'request-1', message: 'a 1' }]);
  });

  it('is read to the end when it is killed, be it in a loop that nothing in the process itself could end', async () => {
    const written: string[] = [];
    const { environment, invoke } = await startProcess(
      `export const handler = async () => { for (let i = 1; ; i++) if (i <= 500) console.log(i); else require('fs').writeSync(2, 'words of its own\\n'); };`,
      {
        onLog: ({ text }) => {
          written.push(text);
          if (text === 'words of its own') environment.kill(KILLED);
        },
      },
    );
    await environment.initialized;
    expect(await invoke()).toEqual({ error: KILLED });
    expect(written.filter((text) => text.endsWith('\t500'))).toHaveLength(1);
    expect(environment.isAlive).toBe(false);
  });
});

describe('how a process ends', () => {
  it.each([
    ['process.exit(1)', 'Runtime exited with error: exit status 1'],
    ['process.exit()', 'Runtime exited without providing a reason'],
    ['process.kill(process.pid, "SIGKILL")', 'Runtime exited with error: signal: killed'],
    ['process.abort()', 'Runtime exited with error: signal: aborted'],
  ])('%s is an exit', async (statement, reason) => {
    const { environment, invoke, lines } = await startProcess(
      `export const handler = async () => { console.log('heard'); ${statement}; };`,
    );
    await environment.initialized;
    expect(await invoke()).toEqual({ error: { errorType: 'Runtime.ExitError', errorMessage: `RequestId: request-1 Error: ${reason}` } });
    expect([environment.isAlive, lines[0]?.text.endsWith('heard')]).toEqual([false, true]);
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
    const { environment, invoke, lines } = await startProcess(
      `export const handler = async () => { setTimeout(${callback}, 1); setInterval(() => {}, 10); await new Promise(() => {}); };`,
    );
    await environment.initialized;
    expect(await invoke()).toMatchObject({ error: { errorType, errorMessage } });
    expect(environment.isAlive).toBe(false);
    expect(lines[0]?.text).toContain(`request-1\tERROR\t${label} \t{"errorType":"${errorType}","errorMessage":"${errorMessage}"`);
  });

  it('an error that the handler throws does not end it; it is answered and logged without the paths of the laptop', async () => {
    const { environment, invoke, lines } = await startProcess(
      `class Late extends Error { name = 'Late' } export const handler = async () => { throw new Late('too late'); };`,
    );
    await environment.initialized;
    const { error } = (await invoke()) as Extract<InvocationResult, { error: unknown }>;
    expect(error).toMatchObject({ errorType: 'Late', errorMessage: 'too late' });
    expect(error.trace?.join('\n')).toMatch(/too late\n +at .*\/var\/task\/index.js/);
    expect(JSON.stringify([error, lines])).not.toContain(process.cwd());
    expect(lines[0]?.text).toContain('\tERROR\tInvoke Error \t{"errorType":"Late"');
    expect(environment.isAlive).toBe(true);
  });

  it('what is no answer is an error as Lambda words it', async () => {
    const { environment, invoke } = await startProcess(`
      const answers = [() => { throw 'a string'; }, () => 1n, () => new Promise(() => {}), () => undefined];
      export const handler = async (index) => answers[index]();`);
    await environment.initialized;
    expect(await invoke(0)).toEqual({ error: { errorType: 'string', errorMessage: 'a string', trace: [] } });
    expect(await invoke(1)).toMatchObject({ error: { errorType: 'Error', errorMessage: 'Unable to stringify response body' } });
    expect(await invoke(2)).toMatchObject({
      error: { errorType: 'Runtime.NodeJsExit', errorMessage: expect.stringContaining('a Promise that was never settled') },
    });
    expect(await invoke(3)).toEqual({ payload: 'null' });
  });

  it('the endpoint sees it go in the middle of a call', async () => {
    const { environment, invoke, endpoint } = await startProcess(`export const handler = async () => {
      require('http').request('http://127.0.0.1:4566/', { method: 'POST' }).on('error', () => {}).end();
      setTimeout(() => process.kill(process.pid, 'SIGKILL'), 5);
      await new Promise(() => {});
    };`);
    await environment.initialized;
    expect(await invoke()).toMatchObject({ error: { errorType: 'Runtime.ExitError' } });
    expect(endpoint.clients.map(({ destroyed }) => destroyed)).toEqual([true]);
  });

  it('stops and ends with it what it has started', async () => {
    const { environment, invoke } = await startProcess(`export const handler = async () => {
      const { pid } = require('child_process').spawn('sleep', ['1000'], { stdio: 'inherit' });
      throw Object.assign(new Error(String(pid)), { name: 'Pid' });
    };`);
    await environment.initialized;
    const { error } = (await invoke()) as Extract<InvocationResult, { error: unknown }>;
    expect(stateOf(Number(error.errorMessage))).toBe('T');
    environment.kill(KILLED);
    untilGone(Number(error.errorMessage));
  });

  it('asked for anything after its end, answers with how it ended', async () => {
    const { environment, invoke } = await startProcess(`export const handler = async () => 1;`);
    await environment.initialized;
    environment.kill(KILLED);
    expect(await invoke()).toEqual({ error: KILLED });
  });
});

describe('code that cannot be loaded in a process', () => {
  it.each([
    [
      'a missing variable',
      `if (!process.env.TABLE_NAME) throw new Error('missing environment variable TABLE_NAME'); export const handler = async () => 1;`,
      'Error',
      'missing environment variable TABLE_NAME',
    ],
    ['no handler', `export const other = async () => 1;`, 'Runtime.HandlerNotFound', 'index.handler is undefined or not exported'],
    [
      'a module outside the bundle, though it is in node_modules here',
      `require(['@aws-sdk', 'client-dynamodb'].join('/'))`,
      'Runtime.ImportModuleError',
      "Error: Cannot find module '@aws-sdk/client-dynamodb'\nRequire stack:\n- /var/task/index.js",
    ],
    ['an exit', `process.exit(3)`, 'Runtime.ExitError', 'Error: Runtime exited with error: exit status 3'],
    [
      'a rejection that nobody handles',
      `Promise.reject(new Error('no')); export const handler = async () => 1;`,
      'Runtime.UnhandledPromiseRejection',
      'Error: no',
    ],
  ])('says why: %s', async (_case, source, errorType, errorMessage) => {
    const { environment } = await startProcess(source);
    expect(await environment.initialized).toMatchObject({ errorType, errorMessage });
    expect(environment.isAlive).toBe(false);
  });

  it('says so of a syntax error', async () => {
    const folder = temporaryFolder();
    writeFileSync(`${folder}/index.js`, 'exports.handler = async () => {');
    const { environment } = await startProcess(folder);
    expect(await environment.initialized).toMatchObject({ errorType: 'Runtime.UserCodeSyntaxError' });
  });
});

describe('when the host dies', () => {
  it('no process outlives it, not even one that is stopped', () => {
    const env = { PATH: process.env['PATH'], TMPDIR: temporaryFolder() }; // it cannot clean up after itself
    const host = spawnSync(process.execPath, ['--import', 'tsx', require.resolve('./dying-host')], { encoding: 'utf8', env });
    expect([host.signal, host.stdout]).toEqual(['SIGKILL', expect.stringMatching(/^\d+$/)]);
    untilGone(Number(host.stdout));
  });
});
