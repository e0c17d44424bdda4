import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StateDefinition, StateMachineDefinition } from '../../../../../local/console/protocol';
import type { Drawing, DrawnEdge, DrawnState, Point } from '../../../../../local/console/web/state-machine/drawing';
import { layout } from '../../../../../local/console/web/state-machine/layout';
import { someNumbers } from '../some-numbers';

const product = (name: string): StateMachineDefinition =>
  JSON.parse(readFileSync(join(__dirname, `../../../../../statemachines/${name}.asl.json`), 'utf8')) as StateMachineDefinition;

const names = (definition: StateMachineDefinition): string[] =>
  Object.entries(definition.States).flatMap(([name, { Branches = [] }]) => [name, ...Branches.flatMap(names)]);

const covers = (a: DrawnState, b: DrawnState) =>
  Math.abs(a.x - b.x) < (a.width + b.width) / 2 - 0.5 && Math.abs(a.y - b.y) < (a.height + b.height) / 2 - 0.5;
const contains = (outer: DrawnState, { x, y, width, height }: DrawnState) =>
  Math.abs(outer.x - x) <= (outer.width - width) / 2 && Math.abs(outer.y - y) <= (outer.height - height) / 2;
const touches = ({ x, y, width, height }: DrawnState, point: Point) =>
  Math.abs(x - point.x) <= width / 2 + 1 && Math.abs(y - point.y) <= height / 2 + 1;
const isInside = ({ x, y, width, height }: DrawnState, point: Point) =>
  Math.abs(x - point.x) < width / 2 - 1 && Math.abs(y - point.y) < height / 2 - 1;

/** What must not be, so that nothing in a drawing hides or belies anything else. */
function flawsOf({ states, edges, width, height }: Drawing): string[] {
  const flaws: string[] = [];
  const within = new Map(states.map((outer) => [outer.name, new Set((outer.definition.Branches ?? []).flatMap(names))]));
  for (const a of states) {
    for (const b of states) {
      if (a === b || within.get(b.name)?.has(a.name)) continue;
      if (within.get(a.name)?.has(b.name)) {
        if (!contains(a, b)) flaws.push(`${b.name} is not within ${a.name}`);
      } else if (covers(a, b)) flaws.push(`${a.name} covers ${b.name}`);
    }
  }
  const byName = new Map(states.map((state) => [state.name, state]));
  for (const edge of edges) if (!connects(edge, byName)) flaws.push(`${edge.from} → ${edge.to} does not connect them`);
  for (const { x, y } of [...edges.flatMap(({ points }) => points), ...states]) {
    if (!(x >= 0 && x <= width && y >= 0 && y <= height)) flaws.push(`${x}, ${y} is outside`);
  }
  return flaws;
}

function connects({ from, to, points }: DrawnEdge, states: ReadonlyMap<string, DrawnState>): boolean {
  const [source, target, first, last] = [states.get(from), states.get(to), points[0], points.at(-1)];
  if (!first || !last || points.length < 2) return false;
  return (!source || touches(source, first)) && (!target || touches(target, last));
}

function expectToBeReadable(definition: StateMachineDefinition): void {
  const drawing = layout(definition);
  expect(new Set(drawing.states.map(({ name }) => name))).toEqual(new Set(names(definition)));
  expect(flawsOf(drawing)).toEqual([]);
}

it.each(['callback', 'call-monitor'])('draws %s readably', (name) => {
  expectToBeReadable(product(name));
});

it('has the branches of a Parallel side by side, each in its own box', () => {
  const { states } = layout(product('callback'));
  const parallel = states.find(({ name }) => name === 'Prepare Callback');
  const [left, right] = parallel?.branches ?? [];
  expect(parallel?.branches).toHaveLength(2);
  expect((left?.left ?? 0) + (left?.width ?? 0)).toBeLessThan(right?.left ?? 0);
  expect(left?.top).toBe(right?.top);
});

it('has every transition of the product, catches as such', () => {
  const { edges } = layout(product('callback'));
  const drawn = edges.map(({ from, to, kind }) => `${from} ${kind} ${to}`);
  expect(drawn).toEqual(
    expect.arrayContaining([
      'Prepare Callback next Start Outbound Call',
      'Prepare Callback catch Start Outbound Call',
      'Create Lead catch Leave Lead Pending',
      'Start Call Monitor catch Monitor Already Started',
      '(start) mark Prepare Callback',
      'Start Call Monitor mark (end)',
    ]),
  );
});

it('takes what leads back around the other states', () => {
  const { states, edges } = layout(product('call-monitor'));
  const around = edges.filter(({ to, from }) => to === 'Read Callback' && from !== '(start)');
  expect(around.map(({ from }) => from).sort()).toEqual(['Await Outcome', 'Pause', 'Reconcile Outcome']);
  for (const { points, from, to } of around) {
    const others = states.filter(({ name }) => name !== from && name !== to);
    for (const [index, point] of points.slice(1).entries()) {
      const before = points[index] as Point;
      for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
        const along = { x: before.x + (point.x - before.x) * share, y: before.y + (point.y - before.y) * share };
        expect(others.filter((state) => isInside(state, along)).map(({ name }) => name)).toEqual([]);
      }
    }
  }
});

it('gives the same drawing for the same definition', () => {
  expect(layout(product('call-monitor'))).toEqual(layout(product('call-monitor')));
});

it('draws whatever ops may write: loops, loops to itself, states that nothing leads to, branches within branches', () => {
  const once = (state: Partial<StateDefinition> = {}): StateDefinition => ({ Type: 'Task', End: true, ...state });
  const odd: StateMachineDefinition = {
    StartAt: 'A',
    States: {
      A: { Type: 'Task', Next: 'A', Catch: [{ ErrorEquals: ['States.ALL'], Next: 'A' }] },
      Alone: once(),
      Lost: { Type: 'Wait', Next: 'Missing' },
      Outer: {
        Type: 'Parallel',
        Next: 'A',
        Branches: [
          {
            StartAt: 'Inner',
            States: { Inner: { Type: 'Parallel', End: true, Branches: [{ StartAt: 'Deep', States: { Deep: once() } }] } },
          },
          { StartAt: 'A very long name of a single state', States: { 'A very long name of a single state': once() } },
        ],
      },
    },
  };
  expectToBeReadable(odd);
});

it('draws 40 random machines readably', () => {
  const next = someNumbers(42);
  for (let round = 0; round < 40; round++) {
    expectToBeReadable(randomMachine(next));
  }
});

function randomMachine(next: (below: number) => number, prefix = '', depth = 0): StateMachineDefinition {
  const all = Array.from({ length: 1 + next(depth ? 3 : 8) }, (_, index) => `${prefix}State ${index}`);
  const any = () => all[next(all.length)] as string;
  const States: Record<string, StateDefinition> = {};
  for (const name of all) {
    const goesOn = next(4) > 0 ? { Next: any() } : { End: true };
    const Catch = Array.from({ length: next(3) }, () => ({ ErrorEquals: [next(2) ? 'States.ALL' : 'States.Timeout'], Next: any() }));
    const kind = next(8);
    if (kind === 0) {
      States[name] = { Type: 'Choice', Default: any(), Choices: [{ Next: any(), Condition: '{% $x = 1 %}' }, { Next: any() }] };
    } else if (kind === 1 && depth < 1) {
      const Branches = Array.from({ length: 1 + next(3) }, (_, index) => randomMachine(next, `${name}.${index} `, depth + 1));
      States[name] = { Type: 'Parallel', Branches, Catch, ...goesOn };
    } else States[name] = { Type: 'Task', Catch, ...goesOn };
  }
  return { StartAt: any(), States };
}
