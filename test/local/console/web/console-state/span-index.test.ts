import type { TraceEvent } from '../../../../../local/cloud/trace';
import { SpanIndex } from '../../../../../local/console/web/console-state/span-index';

let seq = 0;
const start = (span: string, at: number, parent?: string, type = 'api.call'): TraceEvent => ({
  seq: seq++,
  at,
  type,
  span,
  phase: 'start',
  detail: {},
  ...(parent && { parent }),
});
const end = (span: string, at: number, ms: number, parent?: string, type = 'api.call'): TraceEvent => ({
  ...start(span, at, parent, type),
  phase: 'end',
  detail: { ms, error: 'Late' },
});

function indexOf(...events: TraceEvent[]): SpanIndex {
  const index = new SpanIndex();
  for (const event of events) index.add(event);
  return index;
}

it('joins both ends of a span and finds what is beneath it', () => {
  const index = indexOf(start('a', 10), start('b', 12, 'a'), start('c', 13, 'a'), end('b', 15, 3, 'a'), end('a', 20, 10));
  expect(index.find('a')).toMatchObject({ startAt: 10, endAt: 20, detail: { error: 'Late' } });
  expect(index.childrenOf('a').map(({ id, endAt }) => [id, endAt])).toEqual([
    ['b', 15],
    ['c', undefined],
  ]);
});

it('knows when a span began whose beginning it has not seen', () => {
  expect(indexOf(end('a', 20, 8)).find('a')).toMatchObject({ startAt: 12, endAt: 20 });
});

it('finds children that were there before their parent', () => {
  expect(indexOf(start('b', 12, 'a'), end('a', 20, 10)).childrenOf('a')).toHaveLength(1);
});

it('offers turns and executions, newest first', () => {
  const index = indexOf(start('a', 1, undefined, 'lex.turn'), start('b', 2), start('c', 3, 'b', 'states.execution'));
  expect(index.roots().map(({ id }) => id)).toEqual(['c', 'a']);
});

it('ignores events that are no span, but for their time', () => {
  const index = indexOf({ seq: 1, at: 99, type: 'lambda.log', parent: 'a', detail: {} });
  expect([index.size, index.latestAt]).toEqual([0, 99]);
});

it('keeps no more than it may, what is closed goes first, and nothing of it stays behind', () => {
  const index = new SpanIndex(100);
  index.add(start('open', 0, undefined, 'states.execution'));
  for (let n = 1; n <= 5_000; n++) {
    index.add(start(`s${n}`, n, n % 2 ? 'open' : `s${n - 1}`));
    index.add(end(`s${n}`, n + 1, 1, n % 2 ? 'open' : `s${n - 1}`));
  }
  expect(index.size).toBe(100);
  expect(index.find('open')).toBeDefined();
  expect(index.find('s4950')).toBeDefined();
  expect(index.childrenOf('open').length).toBeLessThanOrEqual(51);
  expect(index.childrenOf('s1')).toEqual([]);
});

it('keeps within its limit even when nothing ever ends', () => {
  const index = new SpanIndex(50);
  for (let n = 0; n < 500; n++) index.add(start(`s${n}`, n));
  expect(index.size).toBe(50);
  expect(index.find('s499')).toBeDefined();
});
