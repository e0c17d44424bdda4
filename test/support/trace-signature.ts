import type { TraceEvent } from '../../local/cloud/trace';

/** What happened within one span: types and names, in order. */
export interface Story {
  /** The span: `states.execution atlas-callback Create Lead`. */
  readonly of: string;
  readonly events: readonly string[];
}

/** Members of `detail` that name what an event is about. Ids, times and counts are none. */
const NAMES = [
  'service',
  'operation',
  'stateMachine',
  'eventType',
  'state',
  'function',
  'level',
  'direction',
  'flow',
  'type',
  'intent',
  'detailType',
  'error',
  'errorType',
];

/** How often somebody looks, and what an environment fetches once and keeps, is a matter of time. */
const BY_TIME = /sqs ReceiveMessage|secrets-manager GetSecretValue|oauth2\/token/;

/**
 * A trace without ids, times and the order of what is concurrent: what happened within each span, in order, the spans sorted. Split by state is an
 * execution, whose branches run side by side, and told apart from a contact are its contact events, which come when they come. A call is told
 * when it begins, with the error that it ended with. What a schedule sets off is left out: how often it does depends on how long all took.
 */
export function traceSignature(events: readonly TraceEvent[]): readonly Story[] {
  const starts = new Map(events.filter(({ phase }) => phase === 'start').map((event) => [event.span, event]));
  const ends = new Map(events.filter(({ phase }) => phase === 'end').map((event) => [event.span, event]));
  const stories = new Map<string, { of: string; events: string[] }>();

  for (const event of events) {
    if (event.phase === 'end' || isScheduled(event, starts)) continue;
    const told = nameOf(ends.get(event.span) ?? event);
    if (BY_TIME.test(told)) continue;
    const parent = starts.get(event.parent);
    const part =
      parent?.type === 'states.execution' ? String(event.detail['state'] ?? '') : event.type.startsWith('events.') ? 'events' : '';
    const key = `${event.parent} ${part}`;
    const story = stories.get(key) ?? { of: [parent ? nameOf(parent) : 'nothing', part].filter(Boolean).join(' '), events: [] };
    stories.set(key, story);
    story.events.push(told);
  }
  // What belongs to nothing has no order.
  for (const { of, events: unrelated } of stories.values()) if (of === 'nothing') unrelated.sort(compare);
  return [...stories.values()].sort((a, b) => compare(JSON.stringify(a), JSON.stringify(b)));
}

function isScheduled(event: TraceEvent, starts: ReadonlyMap<string | undefined, TraceEvent>): boolean {
  if (event.parent === undefined) return event.type === 'events.delivery';
  const parent = starts.get(event.parent);
  return parent !== undefined && isScheduled(parent, starts);
}

const nameOf = ({ type, detail }: TraceEvent): string =>
  [type, ...NAMES.flatMap((name) => (detail[name] === undefined ? [] : [String(detail[name])]))].join(' ');

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
