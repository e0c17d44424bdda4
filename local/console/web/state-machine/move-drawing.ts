import type { Drawing, Point } from './drawing';

/** The same drawing, elsewhere. */
export function moveDrawing({ states, edges, marks, ...size }: Drawing, by: Point): Drawing {
  const moved = <P extends Point>(point: P): P => ({ ...point, x: point.x + by.x, y: point.y + by.y });
  return {
    ...size,
    states: states.map((state) => ({
      ...moved(state),
      branches: state.branches.map((box) => ({ ...box, left: box.left + by.x, top: box.top + by.y })),
    })),
    edges: edges.map((edge) => ({ ...edge, points: edge.points.map(moved), labelAt: edge.labelAt && moved(edge.labelAt) })),
    marks: marks.map(moved),
  };
}
