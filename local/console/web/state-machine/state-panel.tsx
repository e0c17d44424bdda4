import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Execution } from '../../protocol';
import { duration } from '../format/duration';
import { indentedJson } from '../format/json';
import type { ShownMachine } from './shown-machine';
import { longStatus } from './status-words';
import type { Visit } from './visits';

type Props = ShownMachine & { readonly state: string; readonly execution: Execution | undefined };

/** What went into a state and what came out of it. */
export function StatePanel({ machine, drawing, progress, state, execution, choose }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const chosenVisit = useSignal<number | undefined>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another state is another panel
  useEffect(() => {
    chosenVisit.value = undefined;
    heading.current?.focus();
  }, [machine, state]);
  const definition = drawing.states.find(({ name }) => name === state)?.definition;
  const visits = progress.visits.get(state) ?? [];
  const visit = visits[chosenVisit.value ?? visits.length - 1];
  const close = () => {
    choose(undefined);
    document.querySelector<HTMLElement>(`[data-state="${CSS.escape(state)}"]`)?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the panel wherever in it the focus is
    <div class="panel" onKeyDown={({ key }) => key === 'Escape' && close()}>
      <div class="panel-head">
        <h4 ref={heading} tabIndex={-1}>
          {state} <small class="quiet">{definition?.Type}</small>
        </h4>
        <button type="button" class="link" onClick={close}>
          Close
        </button>
      </div>
      {definition?.Comment && <p class="quiet">{definition.Comment}</p>}
      <p>{longStatus(visit ? [visit] : [])}</p>
      {visits.length > 1 && (
        <div class="visits" role="group" aria-label="Visits">
          {visits.map(({ run }, index) => (
            <button
              key={String(run.enteredAt)}
              type="button"
              class="view"
              aria-pressed={visits[index] === visit}
              onClick={() => {
                chosenVisit.value = index;
              }}
            >
              visit {index + 1}
            </button>
          ))}
        </div>
      )}
      {visit && <VisitFacts visit={visit} startedAt={execution?.startedAt ?? visit.run.enteredAt} />}
    </div>
  );
}

function VisitFacts({ visit: { run, events }, startedAt }: { readonly visit: Visit; readonly startedAt: number }) {
  return (
    <>
      {run.error !== undefined && <p class="error">⚠ {run.error}</p>}
      {run.input !== undefined && <Json title="Input" text={run.input} />}
      {run.output !== undefined && <Json title="Output" text={run.output} />}
      {events.length > 0 && (
        <>
          <h5>History</h5>
          <ol class="history">
            {events.map(({ id, type, at, error }) => (
              <li key={id}>
                <span class="quiet">{duration(Math.max(0, at - startedAt))}</span> {type}{' '}
                {error !== undefined && <span class="error">{error}</span>}
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}

function Json({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <>
      <h5>{title}</h5>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>{indentedJson(text)}</pre>
    </>
  );
}
