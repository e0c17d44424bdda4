import { duration } from '../format/duration';
import { indentedJson } from '../format/json';
import type { Visit } from './visits';

export function VisitFacts({ visit: { run, events }, startedAt }: { readonly visit: Visit; readonly startedAt: number }) {
  return (
    <div class="visit-facts">
      {run.input !== undefined && <Json title="Input" text={run.input} />}
      {run.output !== undefined && <Json title="Output" text={run.output} />}
      {events.length > 0 && (
        <div>
          <h4>History</h4>
          <ol class="history">
            {events.map(({ id, type, at, error }) => (
              <li key={id}>
                <span class="quiet">{duration(Math.max(0, at - startedAt))}</span> {type}{' '}
                {error !== undefined && <span class="error">{error}</span>}
              </li>
            ))}
          </ol>
        </div>
      )}
    </div>
  );
}

function Json({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div>
      <h4>{title}</h4>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>{indentedJson(text)}</pre>
    </div>
  );
}
