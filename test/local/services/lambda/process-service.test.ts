import { childProcesses } from '../../../../local/services/lambda/runtime/process';
import { type FunctionInTest, type HostedFunctions, hostFunctions } from './hosted-functions';
import { stateOf, untilGone } from './until-gone';

const WAIT = `export const handler = async ({ ms }) => { await new Promise((resolve) => setTimeout(resolve, ms)); return [process.pid, process.env.AWS_LAMBDA_INITIALIZATION_TYPE]; };`;
const ONE_PROVISIONED = { alias: { ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 1 } } };

const payloadOf = ({ Payload = '' }: { Payload?: string }) => JSON.parse(Payload);
const invocations = ({ trace }: HostedFunctions) =>
  trace.events.filter(({ type, phase }) => type === 'lambda.invoke' && phase === 'end').map(({ detail }) => detail);

const open: HostedFunctions[] = [];
afterEach(async () => {
  for (const { cloud } of open.splice(0)) await cloud.close();
});

async function host(functions: Record<string, FunctionInTest>): Promise<HostedFunctions> {
  const hosted = await hostFunctions(functions, {}, '1', childProcesses());
  open.push(hosted);
  return hosted;
}

describe('Lambda with functions in processes of their own', () => {
  it('starts one when nobody is free, in no less time than AWS would take, and uses it again', async () => {
    const hosted = await host({ wait: { source: WAIT } });
    const [first] = payloadOf(await hosted.invoke('wait:live', { Payload: '{"ms":1}' }));
    const [second, type] = payloadOf(await hosted.invoke('wait:live', { Payload: '{"ms":1}' }));
    expect([second, type]).toEqual([first, 'on-demand']);
    expect(invocations(hosted).map(({ cold }) => cold)).toEqual([true, false]);
    expect(invocations(hosted)[0]?.['initMs']).toBeGreaterThan(90);
  });

  it('runs two at once in two', async () => {
    const hosted = await host({ wait: { source: WAIT } });
    const both = [hosted.call('wait:live', { Payload: '{"ms":20}' }), hosted.call('wait:live', { Payload: '{"ms":20}' })];
    await hosted.clock.settle();
    const [first, second] = (await Promise.all(both)).map(payloadOf);
    expect(first[0]).not.toBe(second[0]);
  });

  it('kills it at the time-out, says so in the log, and replaces it if it was provisioned', async () => {
    const hosted = await host({ wait: { source: WAIT, properties: { Timeout: 1 }, ...ONE_PROVISIONED } });
    const answer = await hosted.invoke('wait:live', { Payload: '{"ms":600000}' });
    const requestId = invocations(hosted)[0]?.['requestId'];
    expect(payloadOf(answer)).toEqual({
      errorType: 'Sandbox.Timedout',
      errorMessage: `RequestId: ${requestId} Error: Task timed out after 1.00 seconds`,
    });
    expect(hosted.lines('wait')).toEqual([expect.stringMatching(/ Task timed out after 1.00 seconds$/)]);
    expect(hosted.trace.faults.map(({ what }) => what)).toEqual(['wait ended: Task timed out after 1.00 seconds']);
    await hosted.clock.advance(1000);
    expect(payloadOf(await hosted.invoke('wait:live', { Payload: '{"ms":1}' }))[1]).toBe('provisioned-concurrency');
  });

  it('does not use one that has died while nobody used it', async () => {
    const hosted = await host({ wait: { source: WAIT } });
    const [pid] = payloadOf(await hosted.invoke('wait:live', { Payload: '{"ms":1}' }));
    process.kill(pid, 'SIGKILL');
    while (stateOf(pid) !== '') await new Promise((resolve) => setImmediate(resolve)); // the host takes note
    const answer = await hosted.invoke('wait:live', { Payload: '{"ms":1}' });
    expect(answer).not.toHaveProperty('FunctionError');
    expect(payloadOf(answer)[0]).not.toBe(pid);
  });

  it('finds one that cannot initialize at the start, without a process for it', async () => {
    const source = `if (!process.env.TABLE_NAME) throw new Error('missing environment variable TABLE_NAME'); ${WAIT}`;
    const hosted = await host({ wait: { source } });
    expect(hosted.trace.faults.map(({ what }) => what)).toEqual(['wait failed to initialize: missing environment variable TABLE_NAME']);
    expect(payloadOf(await hosted.invoke('wait'))).toMatchObject({ errorMessage: 'missing environment variable TABLE_NAME' });
  });

  it('ends all of them when it closes, without a fault', async () => {
    const hosted = await host({ wait: { source: WAIT } });
    const [idle] = payloadOf(await hosted.invoke('wait', { Payload: '{"ms":1}' }));
    const running = hosted.call('wait', { Payload: '{"ms":600000}' });
    await hosted.clock.advance(100);
    await hosted.cloud.close();
    expect(payloadOf(await running)).toMatchObject({ errorType: 'Runtime.ExitError' });
    expect(hosted.trace.faults).toEqual([]);
    untilGone(idle);
  });
});
