import type { HistoryEvent } from '../../../services/sfn/asl/run/history';
import type { StateRun } from '../../protocol';

type Run = { -readonly [Name in keyof StateRun]: StateRun[Name] };

/** A state that was entered, within those it runs in: a Parallel or a Map. */
interface Visit {
  readonly run: Run;
  /** `Parallel` */
  readonly type: string;
  readonly within: Visit | undefined;
  tries: number;
}

/** The states of an execution in the order of entering, each with what its events say of it. */
export function stateRuns(history: readonly HistoryEvent[]): StateRun[] {
  const visits: Visit[] = [];
  /** Which visit an event belongs to: that of the event it follows, or one around that, unless it begins one. */
  const visitOf = new Map<number, Visit | undefined>();
  for (const event of history) {
    const before = visitOf.get(event.previousEventId) ?? unfinished(event, visits);
    const entered = /^(\w+)StateEntered$/.exec(event.type)?.[1];
    const visit = entered === undefined ? owner(event, before, visits) : enter(event, entered, before);
    if (entered !== undefined && visit) visits.push(visit);
    if (visit) note(event, visit);
    visitOf.set(event.id, visit);
  }
  return visits.map(({ run }) => run);
}

/** A state follows either what it runs in (its first event after `…StateStarted`) or the state before it, which is in the same. */
function enter({ timestamp, ...event }: HistoryEvent, type: string, before: Visit | undefined): Visit {
  const { name = '', input } = details(event as HistoryEvent);
  const run: Run = { name, enteredAt: timestamp * 1000, retries: 0, ...(input !== undefined && { input }) };
  return { run, type, within: before?.run.exitedAt === undefined ? before : before.within, tries: 0 };
}

function owner(event: HistoryEvent, before: Visit | undefined, visits: readonly Visit[]): Visit | undefined {
  const { type } = event;
  // It follows what came before the state, as if that had not been entered yet.
  if (type === 'EvaluationFailed') return unfinished(event, visits);
  if (type.startsWith('Execution')) return undefined;
  if (type.endsWith('StateExited')) return around(before, ({ run }) => run.name === details(event).name && run.exitedAt === undefined);
  const containing = /^(Parallel|Map)(State|Iteration|Run)/.exec(type)?.[1];
  return containing === undefined ? before : around(before, (visit) => visit.type === containing && visit.run.exitedAt === undefined);
}

function around(visit: Visit | undefined, isIt: (visit: Visit) => boolean): Visit | undefined {
  for (let each = visit; each; each = each.within) if (isIt(each)) return each;
  return undefined;
}

/** The state that an event names, or the one that a redriven execution goes on in. */
function unfinished(event: HistoryEvent, visits: readonly Visit[]): Visit | undefined {
  if (event.type.endsWith('StateEntered')) return undefined;
  const { state } = details(event);
  return visits.findLast(({ run }) => run.exitedAt === undefined && (state === undefined || run.name === state));
}

const TRY = /^(?:TaskScheduled|LambdaFunctionScheduled|ActivityScheduled|ParallelStateStarted|MapStateStarted)$/;

function note(event: HistoryEvent, visit: Visit): void {
  const { run } = visit;
  const { output, error } = details(event);
  if (TRY.test(event.type)) run.retries = Math.max(0, ++visit.tries - 1);
  if (error !== undefined) run.error = error;
  if (!event.type.endsWith('StateExited')) return;
  run.exitedAt = event.timestamp * 1000;
  if (output !== undefined) run.output = output;
}

/** The details' member is named after the type of the event. */
function details(event: HistoryEvent): { name?: string; state?: string; input?: string; output?: string; error?: string } {
  for (const [name, value] of Object.entries(event)) if (name.endsWith('EventDetails') && value) return value as object;
  return {};
}
