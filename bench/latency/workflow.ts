import { readFileSync } from 'node:fs';

/** A state machine's definition, as far as it decides how long an execution takes. */
export interface Workflow {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

interface State {
  readonly Type: string;
  readonly Next?: string;
  readonly End?: boolean;
  readonly TimeoutSeconds?: number;
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
  readonly Branches?: readonly Workflow[];
}

interface Catcher {
  readonly ErrorEquals: readonly string[];
  readonly Next: string;
}

interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds?: number;
  readonly BackoffRate?: number;
  readonly MaxAttempts?: number;
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: 'FULL' | 'NONE';
}

/** What the world does to an execution. */
export interface Circumstances {
  /** From a transition until the next state has begun. */
  hopMs(state: string): number;
  /** How long the work of a Task takes, and how it fails. */
  task(state: string, attempt: number): { readonly ms: number; readonly error?: string };
  /** In [0, 1): of a jittered wait. */
  jitter(state: string, attempt: number): number;
}

export interface Walk {
  /** When the state was left, in ms since the start; of a Task that failed for good: when it was caught. */
  readonly leftMs: ReadonlyMap<string, number>;
  readonly endedMs: number;
  /** The error that nothing caught. */
  readonly failed?: string;
}

const KNOWN = new Set(['Task', 'Parallel', 'Pass', 'Succeed']);

/** Reads a definition; a state type whose time is not known here is refused by name. */
export function readWorkflow(file: string): Workflow {
  const workflow = JSON.parse(readFileSync(file, 'utf8')) as Workflow;
  refuseUnknown(workflow, file);
  return workflow;
}

/**
 * Walks a definition and adds up time: order, branches, time-outs, retries and catches are the file's own. Of the data nothing is evaluated, so
 * that a Choice is refused. The walk stops when `until` has been left.
 */
export function walk(workflow: Workflow, circumstances: Circumstances, until?: string, startMs = 0): Walk {
  const leftMs = new Map<string, number>();
  let now = startMs;
  for (let name: string | undefined = workflow.StartAt; name !== undefined; ) {
    const state: State | undefined = workflow.States[name];
    if (!state) throw new Error(`no state ${name} in the definition`);
    now += circumstances.hopMs(name);
    const outcome: Outcome = state.Branches ? branches(state, circumstances, leftMs, now) : task(name, state, circumstances, now);
    now = outcome.atMs;
    leftMs.set(name, now);
    if (name === until) break;
    if (outcome.error !== undefined) {
      const { error } = outcome;
      const catcher: Catcher | undefined = state.Catch?.find(({ ErrorEquals }) => matches(ErrorEquals, error));
      if (!catcher) return { leftMs, endedMs: now, failed: error };
      name = catcher.Next;
    } else {
      name = state.Next;
    }
  }
  return { leftMs, endedMs: now };
}

interface Outcome {
  readonly atMs: number;
  readonly error?: string;
}

/** All branches start at once; the last one to end ends the state, the first one to fail fails it. */
function branches({ Branches = [] }: State, circumstances: Circumstances, leftMs: Map<string, number>, startMs: number): Outcome {
  const walks = Branches.map((branch) => walk(branch, circumstances, undefined, startMs));
  for (const each of walks) for (const [name, ms] of each.leftMs) leftMs.set(name, ms);
  const failures = walks.filter(({ failed }) => failed !== undefined).sort((a, b) => a.endedMs - b.endedMs);
  const [first] = failures;
  return first?.failed === undefined
    ? { atMs: Math.max(...walks.map(({ endedMs }) => endedMs)) }
    : { atMs: first.endedMs, error: first.failed };
}

function task(name: string, state: State, circumstances: Circumstances, startMs: number): Outcome {
  if (state.Type !== 'Task') return { atMs: startMs };
  const timeoutMs = (state.TimeoutSeconds ?? Number.POSITIVE_INFINITY) * 1000;
  const used = new Map<Retrier, number>();
  let now = startMs;
  for (let attempt = 0; ; attempt++) {
    const { ms, error } = circumstances.task(name, attempt);
    const failure = ms > timeoutMs ? 'States.Timeout' : error;
    now += Math.min(ms, timeoutMs);
    if (failure === undefined) return { atMs: now };
    const retrier = state.Retry?.find(({ ErrorEquals }) => matches(ErrorEquals, failure));
    const tries = retrier ? (used.get(retrier) ?? 0) : 0;
    if (!retrier || tries >= (retrier.MaxAttempts ?? 3)) return { atMs: now, error: failure };
    used.set(retrier, tries + 1);
    const { IntervalSeconds = 1, BackoffRate = 2, MaxDelaySeconds = Number.POSITIVE_INFINITY, JitterStrategy } = retrier;
    const delaySeconds = Math.min(IntervalSeconds * BackoffRate ** tries, MaxDelaySeconds);
    now += delaySeconds * 1000 * (JitterStrategy === 'FULL' ? circumstances.jitter(name, attempt) : 1);
  }
}

/** States.TaskFailed stands for every error of a Task but a time-out. */
const matches = (errorEquals: readonly string[], error: string): boolean =>
  errorEquals.some((name) => name === 'States.ALL' || name === error || (name === 'States.TaskFailed' && error !== 'States.Timeout'));

function refuseUnknown({ States }: Workflow, file: string): void {
  for (const [name, { Type, Branches = [] }] of Object.entries(States)) {
    if (!KNOWN.has(Type)) throw new Error(`${file}: state ${name} is a ${Type}: how long it takes is not known to the latency lab`);
    for (const branch of Branches) refuseUnknown(branch, file);
  }
}
