import type { ShownMachine } from './shown-machine';
import { longStatus } from './status-words';
import { transitionsOf } from './transitions';

/** The same machine in words, in the order of the definition. */
export function StateList({ drawing, progress, open, choose, startAt }: ShownMachine & { readonly startAt: string }) {
  return (
    <ul class="state-list">
      {drawing.states.map(({ name, definition }) => {
        const visits = progress.visits.get(name) ?? [];
        return (
          <li key={name} class={`state-${visits.at(-1)?.status ?? 'idle'}`}>
            <button type="button" class="state-name" aria-pressed={open === name} data-state={name} onClick={() => choose(name)}>
              {name}
            </button>{' '}
            <span class="quiet">
              {definition.Type}
              {name === startAt && ', first'}
            </span>
            <p>{longStatus(visits)}</p>
            <ul class="quiet">
              {transitionsOf(definition).map(({ to, kind, title }) => (
                <li key={`${kind} ${title} ${to}`}>
                  {kind === 'next' ? 'then' : kind === 'catch' ? `on ${title}` : title} → {to}
                </li>
              ))}
              {definition.End && <li>then ends</li>}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}
