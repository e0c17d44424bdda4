import { Edge } from './edge';
import { transitionKey } from './progress';
import type { ShownMachine } from './shown-machine';
import { StateNode } from './state-node';

/** The definition as a drawing; each state is a button that opens its panel. */
export function Diagram({ machine, drawing, progress, open, choose }: ShownMachine) {
  const { width, height, states, edges, marks } = drawing;
  const none: never[] = [];
  return (
    <div class="diagram-scroll">
      <svg
        class="diagram"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="group"
        aria-label={`Drawing of ${machine}`}
      >
        <defs>
          {['plain', 'catch', 'walked'].map((kind) => (
            <marker
              key={kind}
              id={`arrow-${machine}-${kind}`}
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              orient="auto"
            >
              <path class={`arrow arrow-${kind}`} d="M0 .5 7.5 4 0 7.5z" />
            </marker>
          ))}
        </defs>
        {/* Compound states first, so that edges and inner states lie on top of them. */}
        {states
          .filter(({ branches }) => branches.length > 0)
          .map((state) => (
            <StateNode
              key={state.name}
              state={state}
              visits={progress.visits.get(state.name) ?? none}
              isOpen={open === state.name}
              choose={choose}
            />
          ))}
        {edges.map((edge, index) => (
          <Edge key={String(index)} edge={edge} machine={machine} isWalked={isWalked(edge)} />
        ))}
        {states
          .filter(({ branches }) => branches.length === 0)
          .map((state) => (
            <StateNode
              key={state.name}
              state={state}
              visits={progress.visits.get(state.name) ?? none}
              isOpen={open === state.name}
              choose={choose}
            />
          ))}
        {marks.map(({ kind, x, y }) => (
          <g key={kind} class={`mark mark-${kind}`}>
            <title>{kind}</title>
            <circle cx={x} cy={y} r="6" />
            {kind === 'end' && <circle class="mark-core" cx={x} cy={y} r="3" />}
          </g>
        ))}
      </svg>
    </div>
  );

  /** Where one state leads to another both as planned and on error, only the way that was taken lights up. */
  function isWalked({ from, to, kind }: (typeof edges)[number]): boolean {
    if (kind === 'mark') return false;
    const wasCaught = progress.visits.get(from)?.at(-1)?.status === 'caught';
    return progress.walked.has(transitionKey(from, to)) && (wasCaught === (kind === 'catch') || !edges.some(isOtherWay));

    function isOtherWay(other: (typeof edges)[number]): boolean {
      return other.from === from && other.to === to && (other.kind === 'catch') !== (kind === 'catch');
    }
  }
}
