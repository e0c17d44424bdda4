/**
 * The one record of what happened. Tests, `npm run call`, the console and `--trace FILE` all read it.
 * `detail` never holds personal data; what a person said, heard or is called goes into `pii`, which `--trace` leaves out.
 */
export interface TraceEvent {
  /** 0, 1, 2 … in the order of happening. */
  readonly seq: number;
  /** Milliseconds since the epoch, on the cloud's clock. */
  readonly at: number;
  /** Dotted and named after the service: `api.call`, `lambda.invoke`, `lambda.log`, `lex.turn`, `connect.contact`, `states.event`, `fault`. */
  readonly type: string;
  /** Set on the two events of a span: its id, and which end of it this is. */
  readonly span?: string;
  readonly phase?: 'start' | 'end';
  /** The span within which this happened. */
  readonly parent?: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly pii?: Readonly<Record<string, unknown>>;
}

/** Something is wrong with the template, the product or its permissions: it makes `npm run call` exit with 1 even if a fallback answered. */
export interface Fault {
  /** What is wrong, with the names needed to mend it. */
  readonly what: string;
  /** The resource, function, action or state, and the file it came from. */
  readonly where: string;
}

export interface Trace {
  readonly events: readonly TraceEvent[];
  readonly faults: readonly Fault[];
  emit(type: string, detail: Record<string, unknown>, options?: { parent?: string | undefined; pii?: Record<string, unknown> }): TraceEvent;
  /** Opens a span; `end` closes it and adds `ms` and, after a failure, `error` to its detail. */
  open(type: string, detail: Record<string, unknown>, options?: { parent?: string | undefined; pii?: Record<string, unknown> }): Span;
  /** Records a fault once: the same `what` and `where` again is not a second one. */
  fault(what: string, where: string): void;
  subscribe(listener: (event: TraceEvent) => void): () => void;
}

export interface Span {
  readonly id: string;
  end(detail?: Record<string, unknown>, pii?: Record<string, unknown>): void;
}
