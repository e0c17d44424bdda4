import { createSocket } from 'node:dgram';
import type { AddressInfo } from 'node:net';
import { xraySegments } from '../../../../lambdas/shared/adapters/xray-segments';
import { Timeline } from '../../../../lambdas/shared/timeline';

async function daemon() {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const received = new Promise<string>((resolve) => socket.once('message', (message) => resolve(message.toString())));
  return { address: `127.0.0.1:${(socket.address() as AddressInfo).port}`, received, close: () => socket.close() };
}

describe('the segments of a turn', () => {
  const before = { ...process.env };
  afterEach(() => {
    process.env = { ...before };
  });

  it('go to the daemon as one subsegment of the invocation, with what was waited for beneath it', async () => {
    const { address, received, close } = await daemon();
    process.env['AWS_XRAY_DAEMON_ADDRESS'] = address;
    process.env['_X_AMZN_TRACE_ID'] = 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1';
    let now = 1000;
    const timeline = new Timeline(() => now);
    await timeline.track('bedrock_call', async () => {
      now = 1600;
    });
    await timeline.track('cache_read', async () => Promise.reject(new Error('down'))).catch(() => undefined);
    xraySegments()('conversation_processing', timeline);

    const [header, body = ''] = (await received).split('\n');
    close();
    expect(header).toBe('{"format":"json","version":1}');
    expect(JSON.parse(body)).toEqual({
      name: 'conversation_processing',
      id: expect.stringMatching(/^[0-9a-f]{16}$/),
      type: 'subsegment',
      trace_id: '1-5759e988-bd862e3fe1be46a994272793',
      parent_id: '53995c3f42cd8ad8',
      start_time: 1,
      end_time: 1.6,
      subsegments: [
        expect.objectContaining({ name: 'bedrock_call', start_time: 1, end_time: 1.6 }),
        expect.objectContaining({ name: 'cache_read', fault: true }),
      ],
    });
  });

  it.each([
    ['tracing is off', {}],
    ['the invocation is not sampled', { AWS_XRAY_DAEMON_ADDRESS: '127.0.0.1:1', _X_AMZN_TRACE_ID: 'Root=1-5;Parent=5;Sampled=0' }],
    ['there is no trace', { AWS_XRAY_DAEMON_ADDRESS: '127.0.0.1:1', _X_AMZN_TRACE_ID: 'junk' }],
  ])('go nowhere when %s', (_case, environment) => {
    process.env = { ...before, ...environment };
    expect(() => xraySegments()('conversation_processing', new Timeline(() => 0))).not.toThrow();
  });
});

describe('a timeline', () => {
  it('adds up: what was waited for, and what is left over', async () => {
    let now = 0;
    const timeline = new Timeline(() => now);
    const take = (ms: number) => async () => {
      now += ms;
    };
    await timeline.track('one', take(100));
    now += 7;
    await Promise.all([timeline.track('two', take(50)), timeline.track('three', take(20))]);
    void timeline.track('never', () => new Promise(() => {}));
    now += 30;
    expect(timeline.elapsedMs).toBe(207);
    expect(timeline.unattributedMs()).toBe(7);
    expect(timeline.msOf('one')).toBe(100);
    expect(timeline.msOf('nothing')).toBeUndefined();
    expect(timeline.spans().at(-1)).toMatchObject({ name: 'never', error: 'Unfinished', ms: 30 });
  });
});
