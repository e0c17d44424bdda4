import type { DrawnEdge } from './drawing';
import { edgePath } from './edge-path';

interface Props {
  readonly edge: DrawnEdge;
  readonly machine: string;
  readonly isWalked: boolean;
}

export function Edge({ edge: { kind, points, label, labelAt, title }, machine, isWalked }: Props) {
  const arrow = isWalked ? 'walked' : kind === 'catch' ? 'catch' : 'plain';
  return (
    <g class={isWalked ? `edge edge-${kind} is-walked` : `edge edge-${kind}`}>
      {title !== '' && <title>{title}</title>}
      <path d={edgePath(points)} marker-end={`url(#arrow-${machine}-${arrow})`} />
      {labelAt && (
        <text x={labelAt.x} y={labelAt.y} text-anchor="middle" dominant-baseline="central">
          {label}
        </text>
      )}
    </g>
  );
}
