import type { StateDefinition } from '../../protocol';
import { chosenState, isChosen } from './selection';
import type { ShownMachine } from './shown-machines';
import { longStatus } from './status-words';
import { transitionsOf } from './transitions';

/** The same machine in words, in the order of the definition. */
export function StateList({ shown: { machine, drawing, progress } }: { readonly shown: ShownMachine }) {
  return (
    <ul class="state-list">
      {drawing.states.map(({ name, definition }) => {
        const visits = progress.visits.get(name) ?? [];
        return (
          <li key={name} class={`state-${visits.at(-1)?.status ?? 'idle'}`}>
            <button
              type="button"
              class="state-name"
              aria-pressed={isChosen(machine.name, name)}
              data-state={name}
              onClick={() => {
                chosenState.value = { machine: machine.name, state: name };
              }}
            >
              {name}
            </button>{' '}
            <span class="quiet">
              {definition.Type}
              {name === machine.definition.StartAt && ', first'}
            </span>
            <p>{longStatus(visits)}</p>
            <WaysOut definition={definition} />
          </li>
        );
      })}
    </ul>
  );
}

function WaysOut({ definition }: { readonly definition: StateDefinition }) {
  const { Branches = [], End } = definition;
  return (
    <ul class="quiet">
      {Branches.length > 0 && <li>side by side: {Branches.map(({ StartAt }) => StartAt).join(' and ')}</li>}
      {transitionsOf(definition).map(({ to, kind, title }) => (
        <li key={`${kind} ${title} ${to}`}>
          {kind === 'next' ? 'then' : kind === 'catch' ? `on ${title}` : title} → {to}
        </li>
      ))}
      {End && <li>then ends</li>}
    </ul>
  );
}
