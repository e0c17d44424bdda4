import { dispatcher } from '../../../local/cloud/dispatch';
import { isEventStreamOutput } from '../../../local/cloud/event-stream';
import { createIdentity } from '../../../local/cloud/identity';
import { seededRandom } from '../../../local/cloud/seeded-random';
import { type ApiCall, type Principal, Refusal, type Service, ServiceError } from '../../../local/cloud/service';
import { traceLog } from '../../../local/cloud/trace-log';
import { virtualClock } from '../../../local/cloud/virtual-clock';
import { serviceContext, TEST_START_MS } from '../../support/service-context';

const ran: string[] = [];
const notes: Service<{ kept: string[] }> = {
  name: 'notes',
  signingName: 'note',
  protocol: { kind: 'json', target: 'Notes', version: '1.0' },
  createStore: () => ({ kept: [] }),
  resources: {},
  operations: {
    Keep: {
      latencyMs: [10, 10],
      permissions: () => [{ action: 'note:Keep', resource: 'arn:note' }],
      resourcePolicy: () => ({ Statement: [{ Effect: 'Allow', Principal: { Service: 'pen.amazonaws.com' }, Action: 'note:Keep' }] }),
      run: ({ text }: { text: string }, { store, span }) => {
        ran.push(span);
        store.kept.push(text);
        return { kept: store.kept.length };
      },
    },
    Fail: { latencyMs: [10, 10], permissions: () => [], run: () => Promise.reject(new ServiceError('NoteTornException', 'torn', 409)) },
    Break: { permissions: () => [], run: () => Promise.reject(new TypeError('a bug')) },
    Refuse: { permissions: () => [], run: () => Promise.reject(new Refusal('no ink', 'Pen')) },
    Open: { run: () => ({}) },
    Read: {
      latencyMs: [10, 10],
      permissions: () => [],
      run: (_input, { clock }) => ({
        eventStream: (async function* () {
          yield { line: { text: 'a' } };
          await clock.sleep(100);
          yield { line: { text: 'b' } };
        })(),
      }),
    },
  },
};

const pen: Principal = { kind: 'service', service: 'pen.amazonaws.com' };

function setUp() {
  const clock = virtualClock({ startMs: TEST_START_MS });
  const trace = traceLog(clock);
  const identity = createIdentity({
    clock,
    trace,
    random: seededRandom(1),
    accountId: '123456789012',
    region: 'us-east-1',
    roles: undefined,
  });
  const context = serviceContext(notes, { clock, trace });
  const dispatch = dispatcher({
    services: [notes],
    clock,
    trace,
    identity,
    random: seededRandom(1),
    context: (service) => context.of(service),
  });
  const call = (operation: string, changes: Partial<ApiCall> = {}) =>
    dispatch({ service: 'notes', operation, input: { text: 'x' }, principal: pen, ...changes });
  /** The call's outcome, moving time until it is there. */
  const outcome = async (operation: string, changes: Partial<ApiCall> = {}) => {
    const [settled] = await Promise.all([call(operation, changes).catch((error: Error) => error), clock.settle()]);
    return settled;
  };
  return { clock, trace, call, outcome, store: context.store };
}

describe('an API call', () => {
  it('is authorized, run after half of its latency, and answered after the other half', async () => {
    const { clock, call, store } = setUp();
    const answered = call('Keep');
    await clock.advance(4);
    expect(store.kept).toEqual([]);
    await clock.advance(1);
    expect(store.kept).toEqual(['x']);
    await clock.advance(5);
    await expect(answered).resolves.toEqual({ kept: 1 });
  });

  it('is one span of the trace: who called what, and how long it took', async () => {
    const { trace, outcome } = setUp();
    await outcome('Keep', { parent: 'span-0' });
    expect(trace.events).toMatchObject([
      { type: 'api.call', phase: 'start', parent: 'span-0' },
      {
        type: 'api.call',
        phase: 'end',
        parent: 'span-0',
        detail: { service: 'notes', operation: 'Keep', principal: 'pen.amazonaws.com', ms: 10 },
      },
    ]);
    expect(ran.at(-1)).toBe(trace.events[0]?.span);
  });

  it('takes the operator no time', async () => {
    const { call } = setUp();
    await expect(call('Keep', { principal: { kind: 'operator' } })).resolves.toEqual({ kept: 1 });
  });

  it('fails with the error of the service, late as an answer would be, and without a fault', async () => {
    const { clock, trace, outcome } = setUp();
    expect(await outcome('Fail')).toMatchObject({ name: 'NoteTornException', status: 409 });
    expect(clock.now()).toBe(TEST_START_MS + 10);
    expect(trace.events.at(-1)?.detail).toMatchObject({ error: 'NoteTornException', ms: 10 });
    expect(trace.faults).toEqual([]);
  });

  it.each<[string, string, object, object]>([
    [
      'an operation that is not there',
      'Tear',
      { name: 'UnknownOperationException', status: 400, message: 'no note.Tear; see docs/local-coverage.md' },
      { what: 'no note.Tear; see docs/local-coverage.md', where: 'called by pen.amazonaws.com' },
    ],
    ['an operation of Object', 'toString', { name: 'UnknownOperationException' }, { what: 'no note.toString; see docs/local-coverage.md' }],
    ['a bug', 'Break', { name: 'InternalFailure', status: 500 }, { what: 'TypeError: a bug', where: 'notes.Break' }],
    ['a refusal met on the way', 'Refuse', { name: 'NotImplementedException', status: 501 }, { what: 'no ink', where: 'Pen' }],
    ['an operation that does not say what it needs', 'Open', { name: 'AccessDeniedException' }, { where: 'pen.amazonaws.com' }],
  ])('records a fault for %s', async (_what, operation, error, fault) => {
    const { trace, outcome } = setUp();
    expect(await outcome(operation)).toMatchObject(error);
    expect(trace.faults).toEqual([expect.objectContaining(fault)]);
    expect(trace.events.at(-1)).toMatchObject({ type: 'api.call', phase: 'end', detail: { error: expect.any(String) } });
  });

  it('names a service that is not hosted', async () => {
    expect(await setUp().outcome('SynthesizeSpeech', { service: 'polly' })).toMatchObject({
      message: 'no polly.SynthesizeSpeech; see docs/local-coverage.md',
    });
  });

  it('ends when its client goes away: before it ran, nothing was done', async () => {
    const { clock, call, store, trace } = setUp();
    const client = new AbortController();
    const answered = call('Keep', { signal: client.signal });
    await clock.advance(1);
    client.abort(new Error('gone'));
    await expect(answered).rejects.toThrow('gone');
    expect(store.kept).toEqual([]);
    expect(trace.events.at(-1)?.detail).toMatchObject({ error: 'Aborted' });
    expect(trace.faults).toEqual([]);
  });

  it('ends when its client goes away: after it ran, it was done', async () => {
    const { clock, call, store } = setUp();
    const client = new AbortController();
    const answered = call('Keep', { signal: client.signal });
    await clock.advance(7);
    client.abort(new Error('gone'));
    await expect(answered).rejects.toThrow('gone');
    expect(store.kept).toEqual(['x']);
  });

  it('that answers with a stream lasts until the stream has ended', async () => {
    const { clock, call, trace } = setUp();
    const reading = (async () => {
      const output = await call('Read');
      if (!isEventStreamOutput(output)) throw new Error('no stream');
      const lines: unknown[] = [];
      for await (const event of output.eventStream) lines.push(event);
      return lines;
    })();
    await clock.settle();
    await expect(reading).resolves.toHaveLength(2);
    expect(trace.events.at(-1)?.detail).toMatchObject({ operation: 'Read', ms: 105 });
    expect(trace.events.at(-1)?.detail).not.toHaveProperty('error');
  });
});
