import type { Execution, StateRun } from '../../protocol';
import { type HistoryEvent, historyEvents } from './history-event';

export type VisitStatus = 'running' | 'done' | 'caught' | 'failed' | 'stopped';

/** One visit of a state, with what its history tells beyond the run itself. */
export interface Visit {
  readonly run: StateRun;
  readonly status: VisitStatus;
  readonly events: readonly HistoryEvent[];
  /** The state it was entered from, in the same flow; absent for the first of a flow. */
  readonly from: string | undefined;
}

/** The visits of an execution, in the order of entering. */
export function visitsOf(execution: Execution): Visit[] {
  const told = visitsInHistory(historyEvents(execution.history));
  return execution.states.map((run, index) => {
    const { events, from } = told[index]?.name === run.name ? told[index] : { events: [], from: undefined };
    return { run, events, from, status: statusOf(run, events, execution) };
  });
}

function statusOf(run: StateRun, events: readonly HistoryEvent[], { status }: Execution): VisitStatus {
  if (run.exitedAt !== undefined) return isCaught(run, events) ? 'caught' : 'done';
  if (status === 'RUNNING') return 'running';
  return status === 'FAILED' || (status === 'TIMED_OUT' && run.error !== undefined) ? 'failed' : 'stopped';
}

/** It was left by way of a catcher: the last thing that was tried in it failed. Without a history the error itself must do. */
function isCaught({ error, retries }: StateRun, events: readonly HistoryEvent[]): boolean {
  if (events.length === 0) return error !== undefined && retries === 0;
  const last = events.findLast(({ type }) => /(Succeeded|Failed|TimedOut|Aborted)$/.test(type));
  return last !== undefined && !last.type.endsWith('Succeeded');
}

interface Told {
  readonly name: string | undefined;
  readonly events: HistoryEvent[];
  readonly from: string | undefined;
}

/** An event belongs to the visit of the event it follows, unless it enters a state; a Parallel takes up again what its branches left. */
function visitsInHistory(history: readonly HistoryEvent[]): Told[] {
  const visits: Told[] = [];
  const visitOf = new Map<number, Told>();
  for (const event of history) {
    const before = visitOf.get(event.previousEventId);
    if (event.type.endsWith('StateEntered')) {
      const isSameFlow = before?.events.at(-1)?.type.endsWith('StateExited');
      const visit = { name: event.name, events: [event], from: isSameFlow ? before?.name : undefined };
      visits.push(visit);
      visitOf.set(event.id, visit);
      continue;
    }
    const visit = ownerOf(event, before, visits);
    visit?.events.push(event);
    if (visit) visitOf.set(event.id, visit);
  }
  return visits;
}

function ownerOf({ type, name }: HistoryEvent, before: Told | undefined, visits: readonly Told[]): Told | undefined {
  if (type.endsWith('StateExited'))
    return before?.name === name ? before : visits.findLast((visit) => visit.name === name && !isOver(visit));
  if (/^(Parallel|Map)State(Succeeded|Failed|Aborted)$/.test(type))
    return visits.findLast((visit) => isCompound(visit) && !isOver(visit)) ?? before;
  return type.startsWith('Execution') ? undefined : before;
}

const isOver = ({ events }: Told): boolean => events.at(-1)?.type.endsWith('StateExited') === true;

const isCompound = ({ events }: Told): boolean => /^(Parallel|Map)State/.test(events[0]?.type ?? '');
