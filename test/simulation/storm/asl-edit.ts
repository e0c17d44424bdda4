import type { Random } from '../../../local/cloud/random';

/** Of a definition, as far as edits go: the states and who leads to whom. */
interface Flow {
  StartAt: string;
  States: Record<string, State>;
}

interface State {
  Type: string;
  Seconds?: number;
  Next?: string;
  Default?: string;
  Choices?: { Next: string }[];
  Catch?: { Next: string }[];
  Retry?: { IntervalSeconds?: number; MaxAttempts?: number }[];
  Branches?: Flow[];
}

export interface AslEdit {
  readonly definition: string;
  /** In the words of whoever made it. */
  readonly what: string;
}

/** What ops change of a definition on an ordinary day. Nothing in the product may rest on how often a state is tried, on a name, or on the next state's being next. */
export function aslEdit(definition: string, random: Random): AslEdit {
  const machine = JSON.parse(definition) as Flow;
  const edit = pick(EDITS, random);
  const what = edit(machine, random);
  return { definition: JSON.stringify(machine), what };
}

type Edit = (machine: Flow, random: Random) => string;

const EDITS: readonly Edit[] = [
  function waitsLonger(machine, random) {
    const [name, retrier] = pick(retriers(machine), random);
    retrier.IntervalSeconds = (retrier.IntervalSeconds ?? 1) + 1;
    return `"${name}" is tried again after ${retrier.IntervalSeconds} s`;
  },

  /** Never more: an Express execution has two minutes, and a callback takes nearly all of them when everything is slow. */
  function triesLess(machine, random) {
    const [name, retrier] = pick(retriers(machine), random);
    retrier.MaxAttempts = (retrier.MaxAttempts ?? 3) - 1;
    return `"${name}" is tried again ${retrier.MaxAttempts} times`;
  },

  function renames(machine, random) {
    const [flow, name] = pick(states(machine), random);
    const renamed = `${name} Anew`;
    lead(flow, name, renamed);
    flow.States = Object.fromEntries(Object.entries(flow.States).map(([each, state]) => [each === name ? renamed : each, state]));
    return `"${name}" is called "${renamed}"`;
  },

  function addsPass(machine, random) {
    return insert(machine, random, 'Take A Note', { Type: 'Pass' });
  },

  function addsWait(machine, random) {
    return insert(machine, random, 'Wait A Moment', { Type: 'Wait', Seconds: 1 });
  },
];

function insert(machine: Flow, random: Random, name: string, state: State): string {
  const [flow, before] = pick(states(machine), random);
  lead(flow, before, name);
  flow.States[name] = { ...state, Next: before };
  return `"${name}" comes before "${before}"`;
}

/** Whoever led to the one state leads to the other. */
function lead(flow: Flow, from: string, to: string): void {
  const turned = (target: string) => (target === from ? to : target);
  flow.StartAt = turned(flow.StartAt);
  for (const state of Object.values(flow.States)) {
    if (state.Next !== undefined) state.Next = turned(state.Next);
    if (state.Default !== undefined) state.Default = turned(state.Default);
    for (const way of [...(state.Choices ?? []), ...(state.Catch ?? [])]) way.Next = turned(way.Next);
  }
}

const flows = (flow: Flow): Flow[] => [flow, ...Object.values(flow.States).flatMap(({ Branches = [] }) => Branches.flatMap(flows))];

const states = (machine: Flow): [Flow, string][] =>
  flows(machine).flatMap((flow) => Object.keys(flow.States).map((name): [Flow, string] => [flow, name]));

const retriers = (machine: Flow): [string, NonNullable<State['Retry']>[number]][] =>
  states(machine).flatMap(([flow, name]) =>
    (flow.States[name]?.Retry ?? [])
      .filter(({ MaxAttempts }) => MaxAttempts !== 0)
      .map((retrier): [string, NonNullable<State['Retry']>[number]] => [name, retrier]),
  );

function pick<T>(from: readonly T[], random: Random): T {
  const picked = from[Math.floor(random.next() * from.length)];
  if (picked === undefined) throw new Error('nothing to edit in this definition');
  return picked;
}
