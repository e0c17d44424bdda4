import type { StateMachineDefinition } from '../../protocol';
import { type Transition, transitionsOf } from './transitions';

/** How an edge is drawn: straight down, or around the others along the left or the right side. */
export type Route = 'direct' | 'left' | 'right';

export interface PlannedEdge extends Transition {
  readonly from: string;
  readonly route: Route;
}

/** So many states that go to the same one on error make an error handler of it. */
const SHARED_BY = 3;

/**
 * Decides which way each edge goes, so that the plan of what should happen stays readable: what leads back goes up on the left,
 * errors on their way to a handler that many share go down on the right. The direct edges have no cycle.
 */
export function planEdges({ StartAt, States }: StateMachineDefinition): PlannedEdge[] {
  const edges = Object.entries(States).flatMap(([from, state]) =>
    transitionsOf(state)
      .filter(({ to }) => Object.hasOwn(States, to))
      .map((transition) => ({ from, ...transition })),
  );
  const back = backEdges(StartAt, Object.keys(States), edges);
  const toHandlers = edges.filter((edge) => {
    if (back.has(edge) || edge.kind !== 'catch') return false;
    const alike = edges.filter(({ to, kind }) => to === edge.to && kind === 'catch');
    // The last of them stays direct: it says how far down the handler belongs.
    return alike.length >= SHARED_BY && alike.findLast((each) => !back.has(each)) !== edge;
  });
  return edges.map((edge) => ({ ...edge, route: back.has(edge) ? 'left' : toHandlers.includes(edge) ? 'right' : 'direct' }));
}

type Edge = Transition & { readonly from: string };

/** Those that lead to a state one has come through, when the definition is walked in its own order. */
function backEdges(startAt: string, names: readonly string[], edges: readonly Edge[]): Set<Edge> {
  const back = new Set<Edge>();
  const entered = new Set<string>();
  const path = new Set<string>();
  const walk = (name: string) => {
    if (entered.has(name)) return;
    entered.add(name);
    path.add(name);
    for (const edge of edges.filter(({ from }) => from === name)) {
      if (path.has(edge.to)) back.add(edge);
      else walk(edge.to);
    }
    path.delete(name);
  };
  walk(startAt);
  for (const name of names) walk(name);
  return back;
}
