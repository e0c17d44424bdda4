import type { StateDefinition, StateMachineDefinition } from '../../protocol';
import { boundsOf, MARK } from './bounds';
import type { Drawing, DrawnEdge, DrawnMark, DrawnState, Point } from './drawing';
import { laneRoutes } from './lanes';
import { type Measured, measure, measureLabel } from './measure';
import { moveDrawing } from './move-drawing';
import { type Connection, place } from './place';
import { type PlannedEdge, planEdges } from './plan';
import { textLines } from './text-lines';

const START = '(start)';
const END = '(end)';
const MARGIN = 4;
const LONGEST_LABEL_LINE = 16;

/**
 * Lays a definition out from top to bottom. Each branch of a Parallel is laid out for itself and then put into the state's box, so that
 * edges meet the box as they meet any other: dagre cannot route an edge that ends at a cluster.
 */
export function layout(definition: StateMachineDefinition): Drawing {
  return layoutFlow(definition, marksOf(definition));
}

function layoutFlow(flow: StateMachineDefinition, marks: readonly Mark[]): Drawing {
  const measured = new Map(Object.entries(flow.States).map(([name, state]) => [name, measure(name, state, branchesOf(state))]));
  const planned = planEdges(flow);
  const [direct, around] = [planned.filter(({ route }) => route === 'direct'), planned.filter(({ route }) => route !== 'direct')];
  const sizes = new Map([...measured, ...marks.map(({ mark }) => [mark, MARK] as const)]);
  const { nodes, routes } = place(sizes, [...direct.map(connectionOf), ...marks.map(connectionOfMark)]);

  const straight: DrawnEdge[] = [...direct.map(edgeOf), ...marks.map(edgeOfMark)].map((edge, index) => ({
    ...edge,
    points: routes[index]?.points ?? [],
    labelAt: routes[index]?.labelAt,
  }));
  const lanes = laneRoutes(
    nodes,
    boundsOf({ states: [], edges: straight, marks: [] }),
    around.map(({ from, to, route }) => ({ from, to, side: route === 'right' ? 'right' : 'left' })),
  );
  const edges = [...straight, ...around.map((edge, index) => ({ ...edgeOf(edge), points: lanes[index] ?? [], labelAt: undefined }))];

  const drawn = [...measured].map(([name, { lines, width, height, branches }]) => {
    const { x, y } = nodes.get(name) as Point;
    const corner = { x: x - width / 2, y: y - height / 2 };
    const definition = flow.States[name] as StateDefinition;
    const state: DrawnState = { name, definition, lines, x, y, width, height, branches: boxes(branches, corner) };
    return { state, inside: branches.map(({ drawing, left, top }) => moveDrawing(drawing, { x: corner.x + left, y: corner.y + top })) };
  });
  const drawnMarks = [...new Set(marks.map(({ mark }) => mark))].map(
    (mark): DrawnMark => ({ kind: mark === START ? 'start' : 'end', ...(nodes.get(mark) as Point) }),
  );
  return trimmed({
    states: drawn.flatMap(({ state, inside }) => [state, ...inside.flatMap(({ states }) => states)]),
    edges: [...edges, ...drawn.flatMap(({ inside }) => inside.flatMap((drawing) => drawing.edges))],
    marks: drawnMarks,
  });
}

const branchesOf = ({ Branches = [] }: StateDefinition): Drawing[] => Branches.map((branch) => layoutFlow(branch, []));

function boxes(branches: Measured['branches'], corner: Point): DrawnState['branches'] {
  const height = Math.max(0, ...branches.map(({ drawing }) => drawing.height));
  return branches.map(({ drawing, left, top }) => ({ left: corner.x + left, top: corner.y + top, width: drawing.width, height }));
}

interface Mark {
  readonly mark: string;
  readonly from: string;
  readonly to: string;
}

const marksOf = ({ StartAt, States }: StateMachineDefinition): Mark[] => [
  { mark: START, from: START, to: StartAt },
  ...Object.entries(States)
    .filter(([, { Type, End }]) => End === true || Type === 'Succeed' || Type === 'Fail')
    .map(([from]) => ({ mark: END, from, to: END })),
];

const labelOf = ({ label }: PlannedEdge): string[] => (label === '' ? [] : textLines(label, LONGEST_LABEL_LINE));

const connectionOf = (edge: PlannedEdge): Connection => ({
  from: edge.from,
  to: edge.to,
  label: measureLabel(labelOf(edge)),
  weight: edge.kind === 'catch' ? 1 : 4,
});

const connectionOfMark = ({ from, to }: Mark): Connection => ({ from, to, label: measureLabel([]), weight: 4 });

type Unrouted = Omit<DrawnEdge, 'points' | 'labelAt'>;

const edgeOf = (edge: PlannedEdge): Unrouted => ({
  from: edge.from,
  to: edge.to,
  kind: edge.kind,
  label: labelOf(edge),
  title: edge.title,
});

const edgeOfMark = ({ from, to }: Mark): Unrouted => ({ from, to, kind: 'mark', label: [], title: '' });

/** Moved so that everything, lanes and labels included, lies within the drawing. */
function trimmed(drawing: Pick<Drawing, 'states' | 'edges' | 'marks'>): Drawing {
  const { left, top, width, height } = boundsOf(drawing);
  const size = { width: width + 2 * MARGIN, height: height + 2 * MARGIN };
  return moveDrawing({ ...drawing, ...size }, { x: MARGIN - left, y: MARGIN - top });
}
