import type { Clock } from './clock';
import type { Fault, Span, Trace, TraceEvent } from './trace';

type Options = { parent?: string | undefined; pii?: Record<string, unknown> } | undefined;
type Body = Pick<TraceEvent, 'type' | 'detail'> & Partial<Pick<TraceEvent, 'span' | 'phase'>>;

/** Keeps the whole trace in memory, in the order of happening. Listeners are called at once, in the order they subscribed. */
export function traceLog(clock: Pick<Clock, 'now'>): Trace {
  const events: TraceEvent[] = [];
  const faults: Fault[] = [];
  /** Replaced, never changed: who comes or goes while an event is told hears, or does not hear, from the next one on. */
  let listeners: ReadonlySet<(event: TraceEvent) => void> = new Set();
  let spans = 0;

  const record = ({ type, span, phase, detail }: Body, options: Options): TraceEvent => {
    const event: TraceEvent = {
      seq: events.length,
      at: clock.now(),
      type,
      ...(span !== undefined && { span }),
      ...(phase && { phase }),
      ...(options?.parent !== undefined && { parent: options.parent }),
      detail,
      ...(options?.pii && { pii: options.pii }),
    };
    events.push(event);
    for (const listener of listeners) listener(event);
    return event;
  };

  return {
    events,
    faults,
    emit: (type, detail, options) => record({ type, detail }, options),
    open(type, detail, options): Span {
      const id = `span-${++spans}`;
      const { at } = record({ type, span: id, phase: 'start', detail }, options);
      let isOpen = true;
      return {
        id,
        end(endDetail, pii) {
          if (!isOpen) return;
          isOpen = false;
          const ms = clock.now() - at;
          record(
            { type, span: id, phase: 'end', detail: { ...detail, ...endDetail, ms } },
            { ...options, ...(pii && { pii: { ...options?.pii, ...pii } }) },
          );
        },
      };
    },
    fault(what, where) {
      if (faults.some((fault) => fault.what === what && fault.where === where)) return;
      faults.push({ what, where });
      record({ type: 'fault', detail: { what, where } }, undefined);
    },
    subscribe(listener) {
      listeners = new Set([...listeners, listener]);
      return () => {
        listeners = new Set([...listeners].filter((each) => each !== listener));
      };
    },
  };
}
