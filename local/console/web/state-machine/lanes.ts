import type { Box, Point } from './drawing';
import type { Placed } from './place';

export interface LaneEdge {
  readonly from: string;
  readonly to: string;
  readonly side: 'left' | 'right';
}

const FIRST_LANE = 12;
const BETWEEN_LANES = 9;
const BETWEEN_ROWS = 9;

/**
 * Ways around the rows: out of the source's side, or below its row when something stands there, along a lane beside everything, and into
 * the target's side or from above its row. `straight`: what the other edges take up. Edges to the same state on the same side share a lane. One per edge, in their order.
 */
export function laneRoutes(nodes: ReadonlyMap<string, Placed>, straight: Box, edges: readonly LaneEdge[]): Point[][] {
  const all = [...nodes.values()];
  const outermost = {
    left: Math.min(straight.left, ...all.map(({ x, width }) => x - width / 2)),
    right: Math.max(straight.left + straight.width, ...all.map(({ x, width }) => x + width / 2)),
  };
  return edges.map(({ from, to, side }) => {
    const [source, target] = [nodes.get(from), nodes.get(to)];
    if (!source || !target) return [];
    const sign = side === 'left' ? -1 : 1;
    const lanes = [...new Set(edges.filter((edge) => edge.side === side).map((edge) => edge.to))];
    const laneX = outermost[side] + sign * (FIRST_LANE + lanes.indexOf(to) * BETWEEN_LANES);
    const leaves = isOutermost(source, all, sign) ? besides(source, sign) : below(source, all, sign);
    const arrives = isOutermost(target, all, sign) ? besides(target, sign) : above(target, all, sign);
    const [lastOut = source, firstIn = target] = [leaves.at(-1), arrives.at(-1)];
    return [...leaves, { x: laneX, y: lastOut.y }, { x: laneX, y: firstIn.y }, ...arrives.toReversed()];
  });
}

const inRow = (node: Placed, all: readonly Placed[]): Placed[] => all.filter(({ rank }) => rank === node.rank);

const isOutermost = (node: Placed, all: readonly Placed[], sign: number): boolean =>
  inRow(node, all).every((other) => other === node || sign * other.x < sign * node.x);

const besides = ({ x, y, width, height }: Placed, sign: number): Point[] => [{ x: x + (sign * width) / 2, y: y + height / 6 }];

function below(node: Placed, all: readonly Placed[], sign: number): Point[] {
  const x = node.x + (sign * node.width) / 4;
  const rowEnd = Math.max(...inRow(node, all).map(({ y, height }) => y + height / 2));
  return [
    { x, y: node.y + node.height / 2 },
    { x, y: rowEnd + BETWEEN_ROWS },
  ];
}

function above(node: Placed, all: readonly Placed[], sign: number): Point[] {
  const x = node.x + (sign * node.width) / 4;
  const rowStart = Math.min(...inRow(node, all).map(({ y, height }) => y - height / 2));
  return [
    { x, y: node.y - node.height / 2 },
    { x, y: rowStart - BETWEEN_ROWS },
  ];
}
