import type { TraceEvent } from '../../../cloud/trace';

/** A span as far as it is known. */
export interface TraceSpan {
  readonly id: string;
  readonly type: string;
  readonly parent: string | undefined;
  /** Epoch ms. */
  readonly startAt: number;
  /** Absent while it is open. */
  readonly endAt?: number;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly pii: Readonly<Record<string, unknown>>;
}

/** What the waterfall can start from. */
const ROOT_TYPES = ['lex.turn', 'states.execution'];

/**
 * The newest spans of the trace, kept so that a subtree is found without looking at the rest. Mutable on purpose: hundreds of events a
 * second arrive, and only what is shown is ever copied. The oldest span goes when there are too many, a closed one if one is near.
 */
export class SpanIndex {
  /** Epoch ms of the newest event. */
  latestAt = 0;
  private readonly spans = new Map<string, TraceSpan>();
  private readonly childIds = new Map<string, string[]>();

  constructor(private readonly capacity = 2_000) {}

  get size(): number {
    return this.spans.size;
  }

  clear(): void {
    this.spans.clear();
    this.childIds.clear();
  }

  add({ at, type, span: id, phase, parent, detail, pii = {} }: TraceEvent): void {
    this.latestAt = Math.max(this.latestAt, at);
    if (id === undefined) return;
    const known = this.spans.get(id);
    const ms = typeof detail['ms'] === 'number' ? detail['ms'] : 0;
    const startAt = known?.startAt ?? (phase === 'end' ? at - ms : at);
    this.spans.set(id, { id, type, parent, startAt, ...(phase === 'end' && { endAt: at }), detail, pii });
    if (known) return;
    if (parent !== undefined) this.adopt(parent, id);
    if (this.spans.size > this.capacity) this.forgetOne();
  }

  find(id: string): TraceSpan | undefined {
    return this.spans.get(id);
  }

  /** In the order of starting. */
  childrenOf(id: string): TraceSpan[] {
    return (this.childIds.get(id) ?? []).flatMap((child) => this.spans.get(child) ?? []);
  }

  /** Turns and executions, newest first. */
  roots(): TraceSpan[] {
    return [...this.spans.values()].filter(({ type }) => ROOT_TYPES.includes(type)).reverse();
  }

  private forgetOne(): void {
    const oldest = [...take(this.spans.values(), FORGET_AMONG)];
    const span = oldest.find(({ endAt }) => endAt !== undefined) ?? oldest[0];
    if (!span) return;
    this.spans.delete(span.id);
    this.childIds.delete(span.id);
    if (span.parent !== undefined) this.disown(span.parent, span.id);
  }

  private adopt(parent: string, id: string): void {
    const siblings = this.childIds.get(parent);
    if (siblings) siblings.push(id);
    else this.childIds.set(parent, [id]);
  }

  private disown(parent: string, id: string): void {
    const siblings = this.childIds.get(parent)?.filter((each) => each !== id) ?? [];
    if (siblings.length > 0) this.childIds.set(parent, siblings);
    else this.childIds.delete(parent);
  }
}

const FORGET_AMONG = 32;

function* take<T>(items: Iterable<T>, count: number): Generator<T> {
  let taken = 0;
  for (const item of items) {
    if (taken++ === count) return;
    yield item;
  }
}
