import type { TraceEvent } from '../../../../../local/cloud/trace';
import { SpanIndex, type TraceSpan } from '../../../../../local/console/web/console-state/span-index';
import { gapsIn, waterfallOf } from '../../../../../local/console/web/waterfall/bars';
import { spanName } from '../../../../../local/console/web/waterfall/span-name';
import { turnSpan } from '../../../../../local/console/web/waterfall/turn-span';

import { someNumbers } from '../some-numbers';

let seq = 0;
/** A span from one moment to another; open when it has no end. */
function span(
  id: string,
  type: string,
  from: number,
  to: number | undefined,
  parent?: string,
  detail: TraceEvent['detail'] = {},
  pii: TraceEvent['detail'] = {},
): TraceEvent[] {
  const base = { type, span: id, pii, ...(parent && { parent }) } as const;
  const start: TraceEvent = { ...base, seq: seq++, at: from, phase: 'start', detail: { ...detail } };
  return to === undefined ? [start] : [start, { ...base, seq: seq++, at: to, phase: 'end', detail: { ...detail, ms: to - from } }];
}

function waterfall(rootId: string, ...events: TraceEvent[]) {
  const index = new SpanIndex();
  for (const event of events) index.add(event);
  return waterfallOf(index.find(rootId) as TraceSpan, index);
}

it('puts each call below what made it, with its own share and what nothing accounts for', () => {
  const { bars, totalMs, unattributedMs, gaps } = waterfall(
    'turn',
    ...span('turn', 'lex.turn', 1_000, 1_100, undefined, { intent: 'Greeting', rung: 'rule' }),
    ...span('invoke', 'lambda.invoke', 1_020, 1_090, 'turn', { function: 'lex-fulfillment', cold: true, initMs: 30.4 }),
    ...span('get', 'api.call', 1_030, 1_050, 'invoke', { service: 'dynamodb', operation: 'GetItem' }),
    ...span('secret', 'api.call', 1_040, 1_060, 'invoke', { service: 'secrets-manager', operation: 'GetSecretValue', error: 'Late' }),
  );
  expect(bars.map(({ name, depth, startMs, ms, ownMs, note, error }) => [name, depth, startMs, ms, ownMs, note, error])).toEqual([
    ['turn: Greeting', 0, 0, 100, 30, 'rule', undefined],
    ['lex-fulfillment', 1, 20, 70, 40, 'cold start, 30 ms', undefined],
    ['dynamodb GetItem', 2, 30, 20, 20, undefined, undefined],
    ['secrets-manager GetSecretValue', 2, 40, 20, 20, undefined, 'Late'],
  ]);
  expect([totalMs, unattributedMs]).toEqual([100, 30]);
  expect(gaps).toEqual([
    { startMs: 0, ms: 20 },
    { startMs: 90, ms: 10 },
  ]);
});

it('cuts off what outlives the root and leaves out what came of it', () => {
  const { bars } = waterfall(
    'turn',
    ...span('turn', 'lex.turn', 0, 100),
    ...span('callback', 'states.execution', 60, 5_000, 'turn', { stateMachine: 'atlas-callback', status: 'SUCCEEDED' }),
    ...span('task', 'states.task', 70, 90, 'callback', { state: 'Create Lead' }),
    ...span('late', 'api.call', 200, 210, 'turn', { service: 'sqs', operation: 'SendMessage' }),
  );
  expect(bars.map(({ name, ms, isDetached }) => [name, ms, isDetached])).toEqual([
    ['turn: no intent', 100, false],
    ['atlas-callback', 40, true],
  ]);
});

it('measures what is still open up to the newest event', () => {
  const { bars, totalMs } = waterfall(
    'run',
    ...span('run', 'states.execution', 0, undefined, undefined, { stateMachine: 'm' }),
    ...span('task', 'states.task', 10, undefined, 'run', { state: 'Await Outcome' }),
    { seq: seq++, at: 500, type: 'lambda.log', detail: {} },
  );
  expect(totalMs).toBe(500);
  expect(bars.map(({ ms, isOpen, isDetached }) => [ms, isOpen, isDetached])).toEqual([
    [500, true, false],
    [490, true, false],
  ]);
});

it('shows at most 150 rows and says how many are missing', () => {
  const calls = Array.from({ length: 400 }, (_, n) => span(`c${n}`, 'api.call', n, n + 1, 'run', { service: 's', operation: 'o' })).flat();
  const { bars, omitted } = waterfall('run', ...span('run', 'states.execution', 0, 400), ...calls);
  expect([bars.length, omitted]).toEqual([150, 251]);
});

it('finds the gaps between intervals that overlap, touch, repeat or reach beyond', () => {
  const whole = { startMs: 0, ms: 100 };
  expect(gapsIn(whole, [])).toEqual([whole]);
  const intervals = [
    { startMs: 50, ms: 20 },
    { startMs: 10, ms: 30 },
    { startMs: 20, ms: 5 },
    { startMs: 70, ms: 10 },
    { startMs: 95, ms: 50 },
  ];
  expect(gapsIn(whole, intervals)).toEqual([
    { startMs: 0, ms: 10 },
    { startMs: 40, ms: 10 },
    { startMs: 80, ms: 15 },
  ]);
  expect(gapsIn(whole, [{ startMs: 200, ms: 5 }])).toEqual([whole]);
});

it('never attributes more or less than the whole, whatever the intervals', () => {
  const next = someNumbers(7);
  for (let round = 0; round < 300; round++) {
    const intervals = Array.from({ length: next(8) }, () => ({ startMs: next(120), ms: next(40) }));
    const isCovered = (at: number) => intervals.some(({ startMs, ms }) => at >= startMs && at < startMs + ms);
    const expected = Array.from({ length: 100 }, (_, at) => at).filter((at) => !isCovered(at)).length;
    expect(gapsIn({ startMs: 0, ms: 100 }, intervals).reduce((sum, { ms }) => sum + ms, 0)).toBe(expected);
  }
});

it('calls a span that it does not know by its type', () => {
  expect(spanName({ type: 'bedrock.generation', detail: { modelId: 'haiku' } })).toEqual({
    name: 'bedrock.generation',
    kind: 'model',
    note: 'haiku',
  });
  expect(spanName({ type: 'something.new', detail: {} })).toEqual({ name: 'something.new', kind: 'other', note: undefined });
});

it('finds the span of a turn by its call, its place in it and what was said', () => {
  const index = new SpanIndex();
  const turn = (id: string, sessionId: string, said: string, at: number) => {
    for (const event of span(id, 'lex.turn', at, at + 5, undefined, { sessionId }, { said })) index.add(event);
  };
  turn('a', 'c1', 'yes', 1);
  turn('b', 'c1', 'no', 10);
  turn('c', 'c1', 'yes', 20);
  turn('d', 'c2', 'yes', 30);
  const shown = { intent: '', rung: undefined, ms: 5 };
  const found = (contactId: string, said: string, ordinal: number) => turnSpan(index.roots(), { ...shown, contactId, said, ordinal })?.id;
  expect([found('c1', 'yes', 0), found('c1', 'yes', 2), found('c1', 'no', 1), found('c2', 'yes', 0)]).toEqual(['a', 'c', 'b', 'd']);
  // The earlier ones may have been forgotten already.
  expect([found('c1', 'yes', 7), found('c3', 'yes', 0)]).toEqual(['c', undefined]);
});
