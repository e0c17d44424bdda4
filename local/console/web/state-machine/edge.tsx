import type { DrawnEdge } from './drawing';
import { edgePath } from './edge-path';
import { LABEL_LINE_HEIGHT } from './measure';

interface Props {
  readonly edge: DrawnEdge;
  readonly machine: string;
  readonly isWalked: boolean;
}

export function Edge({ edge: { kind, points, label, labelAt, title }, machine, isWalked }: Props) {
  const arrow = isWalked ? 'walked' : 'plain';
  return (
    <g class={isWalked ? `edge edge-${kind} is-walked` : `edge edge-${kind}`}>
      {title !== '' && <title>{title}</title>}
      {/* From its end to its beginning, so that the dashes of edges that share a lane to their target fall together. */}
      <path d={edgePath(points.toReversed())} marker-start={`url(#arrow-${machine}-${arrow})`} />
      {labelAt && (
        <text x={labelAt.x} y={labelAt.y - ((label.length - 1) * LABEL_LINE_HEIGHT) / 2} text-anchor="middle" dominant-baseline="central">
          {label.map((line, index) => (
            <tspan key={line} x={labelAt.x} dy={index === 0 ? 0 : LABEL_LINE_HEIGHT}>
              {line}
            </tspan>
          ))}
        </text>
      )}
    </g>
  );
}
