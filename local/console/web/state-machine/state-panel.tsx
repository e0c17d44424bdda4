import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { chosenState } from './selection';
import type { ShownMachine } from './shown-machines';
import { longStatus } from './status-words';
import { VisitFacts } from './visit-facts';

/** What went into a state and what came out of it, visit by visit. */
export function StatePanel({ shown, state }: { readonly shown: ShownMachine; readonly state: string }) {
  const { machine, drawing, progress, execution } = shown;
  const heading = useRef<HTMLHeadingElement>(null);
  const chosenVisit = useSignal<number | undefined>(undefined);
  useEffect(() => {
    chosenVisit.value = undefined;
    heading.current?.focus({ preventScroll: true });
    heading.current?.closest('.panel')?.scrollIntoView({ block: 'nearest' });
  }, [machine.name, state]);
  const definition = drawing.states.find(({ name }) => name === state)?.definition;
  const visits = progress.visits.get(state) ?? [];
  const visit = visits[chosenVisit.value ?? visits.length - 1];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the panel wherever in it the focus is
    <div class="panel" onKeyDown={({ key }) => key === 'Escape' && close(state)}>
      <div class="panel-head">
        <h3 ref={heading} tabIndex={-1}>
          {state} <small class="quiet">{definition?.Type}</small>
        </h3>
        <button type="button" class="link" onClick={() => close(state)}>
          Close
        </button>
      </div>
      {definition?.Comment && <p class="quiet">{definition.Comment}</p>}
      <p>{longStatus(visit ? [visit] : [])}</p>
      {visits.length > 1 && (
        <fieldset class="visits">
          <legend class="visually-hidden">Visit</legend>
          {visits.map((each, index) => (
            <button
              key={String(each.run.enteredAt)}
              type="button"
              class="view"
              aria-pressed={each === visit}
              onClick={() => {
                chosenVisit.value = index;
              }}
            >
              visit {index + 1}
            </button>
          ))}
        </fieldset>
      )}
      {visit && <VisitFacts visit={visit} startedAt={execution?.startedAt ?? visit.run.enteredAt} />}
    </div>
  );
}

/** The focus goes back to where it came from. */
function close(state: string): void {
  chosenState.value = undefined;
  document.querySelector<HTMLElement>(`[data-state="${CSS.escape(state)}"]`)?.focus();
}
