import type { Box, Drawing } from './drawing';
import { measureLabel } from './measure';

/** The smallest box around everything that is drawn. */
export function boundsOf({ states, edges, marks }: Pick<Drawing, 'states' | 'edges' | 'marks'>): Box {
  const boxes: Centered[] = [
    ...states,
    ...marks.map(({ x, y }) => ({ x, y, ...MARK })),
    ...edges.flatMap(({ points }) => points.map(({ x, y }) => ({ x, y, width: 0, height: 0 }))),
    ...edges.flatMap(({ label, labelAt }) => (labelAt ? [{ ...labelAt, ...measureLabel(label) }] : [])),
  ];
  if (boxes.length === 0) return { left: 0, top: 0, width: 0, height: 0 };
  const left = Math.min(...boxes.map(({ x, width }) => x - width / 2));
  const top = Math.min(...boxes.map(({ y, height }) => y - height / 2));
  const right = Math.max(...boxes.map(({ x, width }) => x + width / 2));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height / 2));
  return { left, top, width: right - left, height: bottom - top };
}

export const MARK = { width: 14, height: 14 };

interface Centered {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
