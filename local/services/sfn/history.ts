import type { HistoryEvent } from './asl/run/history';

/** One visit of a state. */
export interface VisitedState {
  readonly name: string;
  /** Since the execution started. */
  readonly enteredMs: number;
  /** Null while it goes on, and for a state that the execution ended in. */
  readonly exitedMs: number | null;
  /** The last error in it, also one that was retried or caught. */
  readonly error?: string;
}

/** The states of an execution in the order of entering. */
export function statesOf(history: readonly HistoryEvent[]): VisitedState[] {
  const start = history[0]?.timestamp ?? 0;
  const visits: (VisitedState & { exitedMs: number | null; error?: string })[] = [];
  /** Which visit an event belongs to: that of the event it follows, unless it begins one. */
  const visitOf = new Map<number, number>();
  const openByName = new Map<string, number[]>();
  for (const { id, previousEventId, timestamp, type, ...details } of history) {
    const ms = Math.round((timestamp - start) * 1000);
    const { name, error } = named(details);
    const from = visitOf.get(previousEventId);
    if (type.endsWith('StateEntered')) {
      visitOf.set(id, visits.push({ name, enteredMs: ms, exitedMs: null }) - 1);
      openByName.set(name, [...(openByName.get(name) ?? []), visits.length - 1]);
    } else if (type.endsWith('StateExited')) {
      const open = openByName.get(name) ?? [];
      const at = from !== undefined && visits[from]?.name === name ? from : open.at(-1);
      const visit = at === undefined ? undefined : visits[at];
      if (visit && at !== undefined) {
        visit.exitedMs = ms;
        openByName.set(
          name,
          open.filter((each) => each !== at),
        );
        visitOf.set(id, at);
      }
    } else {
      if (from !== undefined) visitOf.set(id, from);
      const visit = from === undefined ? undefined : visits[from];
      if (visit && error !== undefined && !type.startsWith('Execution')) visit.error = error;
    }
  }
  return visits;
}

/** The members of an event's details, whatever they are called. */
function named(details: object): { name: string; error?: string } {
  const [of] = Object.values(details) as ({ name?: string; error?: string } | undefined)[];
  return { name: of?.name ?? '', ...(of?.error !== undefined && { error: of.error }) };
}
