import type { SpanIndex, TraceSpan } from '../console-state/span-index';
import { spanName } from './span-name';

/** One row of the waterfall. Times in ms, `startMs` since the beginning of the root. */
export interface Bar {
  readonly id: string;
  readonly depth: number;
  readonly name: string;
  readonly kind: string;
  readonly startMs: number;
  readonly ms: number;
  /** Not covered by anything beneath it. */
  readonly ownMs: number;
  readonly isOpen: boolean;
  /** It outlives the root, which did not wait for it: cut off at the root's end, and what is beneath it is left out. */
  readonly isDetached: boolean;
  readonly error: string | undefined;
  readonly note: string | undefined;
}

export interface Waterfall {
  readonly root: TraceSpan;
  readonly totalMs: number;
  readonly bars: readonly Bar[];
  /** How many rows were left out because there are too many. */
  readonly omitted: number;
  /** Stretches of the root in which nothing beneath it ran. */
  readonly gaps: readonly Interval[];
  readonly unattributedMs: number;
}

export interface Interval {
  readonly startMs: number;
  readonly ms: number;
}

const ROWS = 150;

/** What ran beneath a turn or an execution, each below what asked for it, in the order of starting. */
export function waterfallOf(root: TraceSpan, index: Pick<SpanIndex, 'childrenOf' | 'latestAt'>): Waterfall {
  const rootEnd = root.endAt ?? Math.max(index.latestAt, root.startAt);
  const bars: Bar[] = [];

  const inRoot = (span: TraceSpan) => {
    const end = Math.min(span.endAt ?? rootEnd, rootEnd);
    return { startMs: span.startAt - root.startAt, ms: Math.max(0, end - span.startAt) };
  };

  const visit = (span: TraceSpan, depth: number) => {
    const isDetached = root.endAt !== undefined && (span.endAt ?? Number.POSITIVE_INFINITY) > root.endAt;
    const children = isDetached ? [] : index.childrenOf(span.id).filter(({ startAt }) => startAt <= rootEnd);
    const { startMs, ms } = inRoot(span);
    bars.push({
      id: span.id,
      depth,
      ...spanName(span),
      startMs,
      ms,
      ownMs: total(gapsIn({ startMs, ms }, children.map(inRoot))),
      isOpen: span.endAt === undefined,
      isDetached,
      error: typeof span.detail['error'] === 'string' ? span.detail['error'] : undefined,
    });
    for (const child of children) visit(child, depth + 1);
  };
  visit(root, 0);

  const whole = { startMs: 0, ms: rootEnd - root.startAt };
  const gaps = gapsIn(whole, index.childrenOf(root.id).map(inRoot));
  const shown = bars.slice(0, ROWS);
  return { root, totalMs: whole.ms, bars: shown, omitted: bars.length - shown.length, gaps, unattributedMs: total(gaps) };
}

/** The parts of `whole` that no interval covers. */
export function gapsIn(whole: Interval, intervals: readonly Interval[]): Interval[] {
  const gaps: Interval[] = [];
  const wholeEnd = whole.startMs + whole.ms;
  let coveredUntil = whole.startMs;
  for (const { startMs, ms } of [...intervals].sort((a, b) => a.startMs - b.startMs)) {
    const until = Math.min(startMs, wholeEnd);
    if (until > coveredUntil) gaps.push({ startMs: coveredUntil, ms: until - coveredUntil });
    coveredUntil = Math.max(coveredUntil, startMs + ms);
  }
  if (wholeEnd > coveredUntil) gaps.push({ startMs: coveredUntil, ms: wholeEnd - coveredUntil });
  return gaps;
}

const total = (intervals: readonly Interval[]): number => intervals.reduce((sum, { ms }) => sum + ms, 0);
