interface Retrier {
  readonly IntervalSeconds?: number;
  readonly BackoffRate?: number;
  readonly MaxAttempts?: number;
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: string;
}

export interface State {
  readonly Type: string;
  readonly Resource?: string;
  readonly TimeoutSeconds?: number | string;
  readonly Seconds?: number;
  readonly Next?: string;
  readonly Default?: string;
  readonly Choices?: readonly { readonly Next: string }[];
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly { readonly Next: string }[];
  readonly Branches?: readonly Flow[];
  readonly Arguments?: { readonly FunctionName?: string };
}

/** A definition, as far as time goes. */
export interface Flow {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
  readonly TimeoutSeconds?: number;
}

/** The longest that a machine without loops can take, were every call to time out. */
export function worstSeconds({ StartAt, States }: Flow, name = StartAt): number {
  const state = States[name];
  if (!state) return 0;
  const next = [
    state.Next,
    state.Default,
    ...(state.Choices ?? []).map((choice) => choice.Next),
    ...(state.Catch ?? []).map((each) => each.Next),
  ];
  const rest = Math.max(0, ...next.filter((each) => each !== undefined).map((each) => worstSeconds({ StartAt, States }, each)));
  return worstOfState(state) + rest;
}

export function worstOfState({ TimeoutSeconds = 0, Seconds = 0, Retry = [], Branches = [] }: State): number {
  const calls = 1 + Retry.reduce((sum, { MaxAttempts = 3 }) => sum + MaxAttempts, 0);
  const branches = Math.max(0, ...Branches.map((branch) => worstSeconds(branch)));
  return Number(TimeoutSeconds) * calls + Seconds + Retry.reduce((sum, retrier) => sum + longestDelays(retrier), 0) + branches;
}

function longestDelays({
  IntervalSeconds = 1,
  BackoffRate = 2,
  MaxAttempts = 3,
  MaxDelaySeconds = Number.POSITIVE_INFINITY,
}: Retrier): number {
  return Array.from({ length: MaxAttempts }, (_, n) => Math.min(IntervalSeconds * BackoffRate ** n, MaxDelaySeconds)).reduce(
    (a, b) => a + b,
    0,
  );
}
