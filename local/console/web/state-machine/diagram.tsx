import type { DrawnEdge, DrawnState } from './drawing';
import { Edge } from './edge';
import { type Progress, transitionKey } from './progress';
import { chosenState, isChosen } from './selection';
import type { ShownMachine } from './shown-machines';
import { StateNode } from './state-node';
import type { Visit } from './visits';

const NEVER: readonly Visit[] = [];

/** The definition as a drawing; each state is a button that opens its panel. */
export function Diagram({ shown: { machine, drawing, progress } }: { readonly shown: ShownMachine }) {
  const { name } = machine;
  const { width, height, states, edges, marks } = drawing;
  const node = (state: DrawnState) => (
    <StateNode
      key={state.name}
      state={state}
      visits={progress.visits.get(state.name) ?? NEVER}
      isOpen={isChosen(name, state.name)}
      choose={() => {
        chosenState.value = { machine: name, state: state.name };
      }}
    />
  );
  // Compound states first, so that edges and inner states lie on top of them; the way that was taken on top of the others.
  return (
    <div class="diagram-scroll">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a drawing */}
      <svg class="diagram" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="group" aria-label={`Drawing of ${name}`}>
        <defs>
          {['plain', 'walked'].map((kind) => (
            <Arrowhead key={kind} id={`arrow-${name}-${kind}`} kind={kind} />
          ))}
        </defs>
        {states.filter(({ branches }) => branches.length > 0).map(node)}
        {edges
          .map((edge, index) => ({ edge, key: String(index), isWalked: isWalked(edge, edges, progress) }))
          .sort((a, b) => Number(a.isWalked) - Number(b.isWalked))
          .map(({ edge, key, isWalked: walked }) => (
            <Edge key={key} edge={edge} machine={name} isWalked={walked} />
          ))}
        {states.filter(({ branches }) => branches.length === 0).map(node)}
        {marks.map(({ kind, x, y }) => (
          <g key={kind} class={`mark mark-${kind}`}>
            <title>{kind}</title>
            <circle cx={x} cy={y} r="6" />
            {kind === 'end' && <circle cx={x} cy={y} r="3" />}
          </g>
        ))}
      </svg>
    </div>
  );
}

function Arrowhead({ id, kind }: { readonly id: string; readonly kind: string }) {
  return (
    <marker
      id={id}
      viewBox="0 0 8 8"
      refX="7"
      refY="4"
      markerWidth="8"
      markerHeight="8"
      markerUnits="userSpaceOnUse"
      orient="auto-start-reverse"
    >
      <path class={`arrow arrow-${kind}`} d="M0 .5 7.5 4 0 7.5z" />
    </marker>
  );
}

/** Where a state leads to another both as planned and on error, only the way that was taken lights up. */
function isWalked({ from, to, kind }: DrawnEdge, edges: readonly DrawnEdge[], { walked, visits }: Progress): boolean {
  if (kind === 'mark' || !walked.has(transitionKey(from, to))) return false;
  const isOnError = kind === 'catch';
  const hasOtherWay = edges.some((other) => other.from === from && other.to === to && (other.kind === 'catch') !== isOnError);
  const wasCaught = visits.get(from)?.at(-1)?.status === 'caught';
  return !hasOtherWay || wasCaught === isOnError;
}
