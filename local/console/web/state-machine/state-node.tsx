import type { DrawnState } from './drawing';
import { LINE_HEIGHT } from './measure';
import { longStatus, shortStatus } from './status-words';
import type { Visit } from './visits';

interface Props {
  readonly state: DrawnState;
  readonly visits: readonly Visit[];
  readonly isOpen: boolean;
  choose(): void;
}

const FIRST_LINE = 17;

export function StateNode({ state, visits, isOpen, choose }: Props) {
  const { name, definition, lines, x, y, height, branches } = state;
  const top = y - height / 2;
  const status = visits.at(-1)?.status ?? 'idle';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button of HTML cannot be part of a drawing
    <g
      class={`state state-${status} type-${definition.Type}${isOpen ? ' is-open' : ''}`}
      role="button"
      tabIndex={0}
      aria-pressed={isOpen}
      data-state={name}
      onClick={choose}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        choose();
      }}
    >
      <title>{`${name}, ${definition.Type}: ${longStatus(visits)}`}</title>
      <Outline state={state} />
      {branches.map((box) => (
        <rect key={box.left} class="branch" x={box.left} y={box.top} width={box.width} height={box.height} rx="8" />
      ))}
      <text x={x} y={top + FIRST_LINE} text-anchor="middle">
        {lines.map((line, index) => (
          <tspan key={line} x={x} dy={index === 0 ? 0 : LINE_HEIGHT}>
            {line}
          </tspan>
        ))}
      </text>
      <text class="state-status" x={x} y={top + FIRST_LINE + lines.length * LINE_HEIGHT} text-anchor="middle">
        {shortStatus(visits) || '◌'}
      </text>
    </g>
  );
}

/** A Choice comes to a point on either side, a Wait and the ends of a machine are round, everything else is a box. */
function Outline({ state: { definition, x, y, width, height } }: { readonly state: DrawnState }) {
  const [left, right, top, bottom] = [x - width / 2, x + width / 2, y - height / 2, y + height / 2];
  if (definition.Type === 'Choice') {
    const inset = 16;
    const corners = [left, y, left + inset, top, right - inset, top, right, y, right - inset, bottom, left + inset, bottom];
    return <polygon class="outline" points={corners.join(' ')} />;
  }
  const isRound = ['Succeed', 'Fail', 'Wait'].includes(definition.Type);
  return <rect class="outline" x={left} y={top} width={width} height={height} rx={isRound ? height / 2 : 9} />;
}
