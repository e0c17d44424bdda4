import type { TraceEvent } from '../../local/cloud/trace';

/** What happened to one contact, in one state of one execution, or in one invocation: types and names, in order. */
export interface Story {
  readonly of: string;
  readonly events: readonly string[];
}

/** Whoever acts; what happens within one of these is its story. */
const ACTORS: Readonly<Record<string, string>> = {
  'connect.contact': 'direction',
  'states.execution': 'stateMachine',
  'lambda.invoke': 'function',
};

/** Members of `detail` that name what an event is about. Ids, times and counts are none. */
const NAMES = [
  'service',
  'operation',
  'stateMachine',
  'eventType',
  'state',
  'function',
  'level',
  'flow',
  'type',
  'intent',
  'detailType',
  'error',
  'errorType',
];

const ELSEWHERE = 'elsewhere';

/** How often somebody looks, and what an environment fetches once and keeps, is a matter of time. */
const BY_TIME = /sqs (ReceiveMessage)|secrets-manager GetSecretValue|oauth2\/token/;

/**
 * A trace without ids, times and the order of what is concurrent: the stories of its actors, each in order, sorted. An actor's calls are told
 * when they begin, with the error that they ended with. What a schedule sets off is left out, because how often depends on how long it took.
 */
export function traceSignature(events: readonly TraceEvent[]): readonly Story[] {
  const starts = new Map(events.filter(({ phase }) => phase === 'start').map((event) => [event.span, event]));
  const ends = new Map(events.filter(({ phase }) => phase === 'end').map((event) => [event.span, event]));
  const stories = new Map<string, { of: string; events: string[] }>();

  for (const event of events) {
    if (event.phase === 'end') continue;
    const path = ancestors(event, starts);
    if ([event, ...path].some(({ type, parent }) => type === 'events.delivery' && parent === undefined)) continue; // of a schedule
    const told = nameOf(ends.get(event.span) ?? event);
    if (BY_TIME.test(told)) continue;
    const actor = path.find(({ type }) => type in ACTORS);
    const state = [event, ...path].find(({ detail }) => detail['state'] !== undefined && actor?.type === 'states.execution')?.detail[
      'state'
    ];
    const key = `${actor?.span ?? ''} ${state ?? ''}`;
    const story = stories.get(key) ?? { of: storyOf(actor, state), events: [] };
    stories.set(key, story);
    story.events.push(told);
  }
  // What has no actor has no order of its own.
  for (const { of, events: unrelated } of stories.values()) if (of === ELSEWHERE) unrelated.sort(compare);
  return [...stories.values()].sort((a, b) => compare(JSON.stringify(a), JSON.stringify(b)));
}

function ancestors({ parent }: TraceEvent, starts: ReadonlyMap<string | undefined, TraceEvent>): TraceEvent[] {
  const event = parent === undefined ? undefined : starts.get(parent);
  return event ? [event, ...ancestors(event, starts)] : [];
}

function storyOf(actor: TraceEvent | undefined, state: unknown): string {
  if (!actor) return ELSEWHERE;
  return [actor.type, actor.detail[ACTORS[actor.type] as string], state].filter((part) => part !== undefined).join(' ');
}

const nameOf = ({ type, detail }: TraceEvent): string =>
  [type, ...NAMES.flatMap((name) => (detail[name] === undefined ? [] : [String(detail[name])]))].join(' ');

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
