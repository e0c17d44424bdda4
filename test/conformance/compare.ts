import type { HistoryEvent } from '../../local/services/sfn/asl/run/history';
import type { Case, RecordedEvent } from './cases';
import { Matching } from './matching';

/** How far a run is like the recording. Without a history only the outcome is known. */
export interface Comparison {
  readonly outcome: boolean;
  readonly sequence?: boolean;
  readonly details?: boolean;
  /** What differs first. */
  readonly difference?: string;
}

export interface Ended {
  readonly status: string;
  readonly output?: string | undefined;
  readonly error?: string | undefined;
  readonly history: readonly HistoryEvent[];
  readonly sync?: Readonly<Record<string, unknown>>;
}

export function compare(recorded: Case, actual: Ended): Comparison {
  const matching = new Matching(recorded);
  if (recorded.sync) return outcomeOnly(matching.matches(withoutTransport(recorded.sync), actual.sync ?? {}), recorded.sync, actual.sync);
  if (!recorded.events)
    return outcomeOnly(
      actual.status === 'SUCCEEDED' && matching.textMatches(recorded.output, actual.output, 'output'),
      recorded.output,
      actual.output,
    );
  const last = recorded.events.at(-1) as RecordedEvent;
  const { output, error } = detailsOf(last);
  const outcome =
    last.type === `Execution${{ SUCCEEDED: 'Succeeded', FAILED: 'Failed', TIMED_OUT: 'TimedOut', ABORTED: 'Aborted' }[actual.status]}` &&
    matching.textMatches(output, actual.output, 'output') &&
    matching.textMatches(error, actual.error, 'error');
  const sequence = sequenceDifference(recorded.events, actual.history, interleaves(recorded.definition));
  const details = sequence ?? detailsDifference(recorded.events, actual.history, new Matching(recorded));
  const difference =
    details ?? (outcome ? undefined : `outcome: ${JSON.stringify(last)} / ${actual.status} ${actual.error} ${actual.output}`);
  return { outcome, sequence: sequence === undefined, details: details === undefined, ...(difference !== undefined && { difference }) };
}

const outcomeOnly = (outcome: boolean, recorded: unknown, actual: unknown): Comparison => ({
  outcome,
  ...(!outcome && { difference: `${JSON.stringify(recorded)} / ${JSON.stringify(actual)}` }),
});

const withoutTransport = ({ ResponseMetadata: _transport, ...answer }: Readonly<Record<string, unknown>>) => answer;

const detailsOf = (event: object): Record<string, unknown> =>
  (Object.entries(event).find(([name]) => name.endsWith('EventDetails'))?.[1] ?? {}) as Record<string, unknown>;

/** Type and, where the event has one, the name of the state. */
const headOf = (event: { readonly type: string }) => `${event.type} ${String(detailsOf(event)['name'] ?? '')}`.trim();

/** Branches, and iterations that are not run one after the other, may be recorded in any order. */
const interleaves = (definition: string) =>
  /"Type":\s*"Parallel"/.test(definition) || (/"Type":\s*"Map"/.test(definition) && !/"MaxConcurrency"/.test(definition));

/**
 * Every event has its counterpart, in the same order; where branches interleave, in any order. Where the recorder sorted the events of
 * branches (`id` is `[0]`) it also lost some, those without details: the number of events tells how many.
 */
function sequenceDifference(
  recorded: readonly RecordedEvent[],
  actual: readonly HistoryEvent[],
  mayInterleave: boolean,
): string | undefined {
  const { fixed, sorted, total } = split(recorded);
  if (actual.length !== total) return `${total} events / ${actual.length}: ${actual.map(headOf).join(', ')}`;
  if (sorted.length > 0) {
    const wrong = fixed.find(({ at, event }) => headOf(event) !== headOf(actual[at] as HistoryEvent));
    if (wrong) return `event ${wrong.at + 1}: ${headOf(wrong.event)} / ${headOf(actual[wrong.at] as HistoryEvent)}`;
    const rest = actual.filter((_event, at) => !fixed.some((each) => each.at === at)).map(headOf);
    for (const event of sorted) {
      const at = rest.indexOf(headOf(event));
      if (at < 0) return `no ${headOf(event)}`;
      rest.splice(at, 1);
    }
    return undefined;
  }
  const [left, right] = [recorded.map(headOf), actual.map(headOf)];
  const at = left.findIndex((head, index) => head !== right[index]);
  if (at < 0) return undefined;
  if (mayInterleave && [...left].sort().join() === [...right].sort().join()) return undefined;
  return `event ${at + 1}: ${left[at]} / ${right[at]}`;
}

function split(recorded: readonly RecordedEvent[]) {
  const fixed = recorded.filter(({ id }) => typeof id === 'number').map((event) => ({ at: (event.id as number) - 1, event }));
  return { fixed, sorted: recorded.filter(({ id }) => typeof id !== 'number'), total: (fixed.at(-1)?.at ?? -1) + 1 };
}

/** Every event's details, the way they are paired above. */
function detailsDifference(recorded: readonly RecordedEvent[], actual: readonly HistoryEvent[], matching: Matching): string | undefined {
  const { fixed, sorted } = split(recorded);
  const left = new Set(actual);
  const inOrder = sorted.length > 0 || recorded.every((event, at) => headOf(event) === headOf(actual[at] as HistoryEvent)) ? fixed : [];
  for (const { at, event } of inOrder) {
    const own = actual[at] as HistoryEvent;
    left.delete(own);
    if (!matching.matches(detailsOf(event), detailsOf(own))) return differing(event, own);
  }
  for (const event of inOrder.length > 0 ? sorted : recorded) {
    const candidates = [...left].filter((own) => headOf(own) === headOf(event));
    const own = candidates.find((each) => matching.matches(detailsOf(event), detailsOf(each)));
    if (!own) return differing(event, candidates[0]);
    left.delete(own);
  }
  return undefined;
}

const differing = (recorded: object, actual: object | undefined) => `${JSON.stringify(recorded)}\n      / ${JSON.stringify(actual)}`;
