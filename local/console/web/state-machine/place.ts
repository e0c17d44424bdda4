import { Graph, layout } from '@dagrejs/dagre';
import type { Point } from './drawing';

export interface Sized {
  readonly width: number;
  readonly height: number;
}

export interface Placed extends Point, Sized {
  /** Rows from the top, not without gaps. */
  readonly rank: number;
}

export interface Connection {
  readonly from: string;
  readonly to: string;
  readonly label: Sized;
  /** How much it should be short and straight. */
  readonly weight: number;
}

export interface Route {
  readonly points: readonly Point[];
  readonly labelAt: Point | undefined;
}

export interface Placement {
  readonly nodes: ReadonlyMap<string, Placed>;
  /** One per connection, in their order. */
  readonly routes: readonly Route[];
}

const SPACING = { nodesep: 14, edgesep: 12, ranksep: 28, marginx: 2, marginy: 2 };

/** Puts nodes into rows from top to bottom. The connections have no cycle. */
export function place(nodes: ReadonlyMap<string, Sized>, connections: readonly Connection[]): Placement {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', ...SPACING });
  for (const [name, { width, height }] of nodes) graph.setNode(name, { width, height });
  for (const [index, { from, to, label, weight }] of connections.entries()) {
    graph.setEdge(from, to, { ...label, labelpos: 'c', weight }, String(index));
  }
  layout(graph);
  return {
    nodes: new Map([...nodes.keys()].map((name) => [name, graph.node(name) as unknown as Placed])),
    routes: connections.map(({ from, to, label }, index) => {
      const { points, x, y } = graph.edge(from, to, String(index)) as unknown as { points: Point[]; x?: number; y?: number };
      return { points, labelAt: label.width > 0 && x !== undefined && y !== undefined ? { x, y } : undefined };
    }),
  };
}
