import { Graph, layout as placeAll } from '@dagrejs/dagre';
import type { StateDefinition, StateMachineDefinition } from '../../protocol';
import type { Box, Drawing, DrawnEdge, DrawnMark, DrawnState } from './drawing';
import { nameLines } from './name-lines';
import { transitionsOf } from './transitions';

const CHARACTER_WIDTH = 7;
const LABEL_CHARACTER_WIDTH = 5.8;
const LINE_HEIGHT = 15;
const STATUS_HEIGHT = 17;
const PADDING = 12;
const MARK_SIZE = 14;
const MARGIN = 6;

const START = '(start)';
const END = '(end)';

/**
 * Lays a definition out from top to bottom. Each branch of a Parallel is laid out for itself and then put into the state's box, so that
 * edges meet the box as they meet any other: dagre cannot route an edge that ends at a cluster.
 */
export function layout(definition: StateMachineDefinition): Drawing {
  return flow(definition, true);
}

function flow({ StartAt, States }: StateMachineDefinition, hasMarks: boolean): Drawing {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 22, edgesep: 14, ranksep: 30, marginx: MARGIN, marginy: MARGIN });
  const inner = new Map<string, Inner>();
  for (const [name, state] of Object.entries(States)) {
    const own = innerOf(name, state);
    inner.set(name, own);
    graph.setNode(name, { width: own.width, height: own.height });
  }
  const edges = edgesOf(States).filter(({ to }) => inner.has(to));
  for (const [index, { from, to, kind, label }] of edges.entries()) {
    const size = label === '' ? { width: 0, height: 0 } : { width: label.length * LABEL_CHARACTER_WIDTH + 10, height: LINE_HEIGHT };
    graph.setEdge(from, to, { ...size, labelpos: 'c', weight: kind === 'catch' ? 1 : 4 }, String(index));
  }
  const marks = hasMarks ? marksOf(StartAt, States) : [];
  for (const { from, to, mark } of marks) {
    graph.setNode(mark, { width: MARK_SIZE, height: MARK_SIZE });
    graph.setEdge(from, to, { width: 0, height: 0, weight: 4 }, mark);
  }
  placeAll(graph);
  return drawn(graph, inner, edges, marks, States);
}

interface Inner {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
  readonly branches: readonly { readonly drawing: Drawing; readonly left: number; readonly top: number }[];
}

/** How large a state is, and what is within it when it has branches. */
function innerOf(name: string, { Type, Branches }: StateDefinition): Inner {
  if (!Branches || Branches.length === 0) {
    const lines = nameLines(name);
    const points = Type === 'Choice' ? 22 : 0;
    const width = Math.max(96, Math.max(...lines.map(({ length }) => length)) * CHARACTER_WIDTH + 2 * PADDING) + points;
    return { lines, width, height: lines.length * LINE_HEIGHT + STATUS_HEIGHT + PADDING, branches: [] };
  }
  const top = LINE_HEIGHT + STATUS_HEIGHT + PADDING;
  let left = PADDING;
  const branches = Branches.map((branch) => {
    const placed = { drawing: flow(branch, false), left, top };
    left += placed.drawing.width + PADDING;
    return placed;
  });
  const height = top + Math.max(...branches.map(({ drawing }) => drawing.height)) + PADDING;
  return { lines: [name], width: Math.max(left, name.length * CHARACTER_WIDTH + 2 * PADDING), height, branches };
}

type PlannedEdge = Omit<DrawnEdge, 'points' | 'labelAt'>;

const edgesOf = (states: StateMachineDefinition['States']): PlannedEdge[] =>
  Object.entries(states).flatMap(([from, state]) => transitionsOf(state).map((transition) => ({ from, ...transition })));

interface Mark {
  readonly from: string;
  readonly to: string;
  readonly mark: string;
}

const marksOf = (startAt: string, states: StateMachineDefinition['States']): Mark[] => [
  { from: START, to: startAt, mark: START },
  ...Object.entries(states)
    .filter(([, { Type, End }]) => End === true || Type === 'Succeed' || Type === 'Fail')
    .map(([from]) => ({ from, to: END, mark: END })),
];

function drawn(
  graph: Graph,
  inner: ReadonlyMap<string, Inner>,
  edges: readonly PlannedEdge[],
  marks: readonly Mark[],
  definitions: StateMachineDefinition['States'],
): Drawing {
  const states: DrawnState[] = [];
  const innerStates: DrawnState[] = [];
  const innerEdges: DrawnEdge[] = [];
  for (const [name, { lines, width, height, branches }] of inner) {
    const { x, y } = graph.node(name) as { x: number; y: number };
    const boxes: Box[] = [];
    for (const { drawing, left, top } of branches) {
      const by = { x: x - width / 2 + left, y: y - height / 2 + top };
      const tallest = Math.max(...branches.map((branch) => branch.drawing.height));
      boxes.push({ left: by.x, top: by.y, width: drawing.width, height: tallest });
      innerStates.push(...drawing.states.map((state) => movedState(state, by)));
      innerEdges.push(...drawing.edges.map((edge) => movedEdge(edge, by)));
    }
    states.push({ name, definition: definitions[name] as StateDefinition, lines, x, y, width, height, branches: boxes });
  }
  const ownEdges = edges.map((edge, index) => routed(graph, edge, String(index)));
  const markEdges = marks.map(({ from, to, mark }) => routed(graph, { from, to, kind: 'mark', label: '', title: '' }, mark));
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  const drawnMarks = [...new Set(marks.map(({ mark }) => mark))].map((mark): DrawnMark => {
    const { x, y } = graph.node(mark) as { x: number; y: number };
    return { kind: mark === START ? 'start' : 'end', x, y };
  });
  return { width, height, states: [...states, ...innerStates], edges: [...ownEdges, ...markEdges, ...innerEdges], marks: drawnMarks };
}

function routed(graph: Graph, edge: PlannedEdge, name: string): DrawnEdge {
  const { points, x, y } = graph.edge(edge.from, edge.to, name) as { points: { x: number; y: number }[]; x?: number; y?: number };
  return { ...edge, points, labelAt: edge.label !== '' && x !== undefined && y !== undefined ? { x, y } : undefined };
}

type By = { readonly x: number; readonly y: number };
const moved = <P extends By>(point: P, by: By): P => ({ ...point, x: point.x + by.x, y: point.y + by.y });

const movedState = (state: DrawnState, by: By): DrawnState => ({
  ...moved(state, by),
  branches: state.branches.map((box) => ({ ...box, left: box.left + by.x, top: box.top + by.y })),
});

const movedEdge = (edge: DrawnEdge, by: By): DrawnEdge => ({
  ...edge,
  points: edge.points.map((point) => moved(point, by)),
  labelAt: edge.labelAt && moved(edge.labelAt, by),
});
