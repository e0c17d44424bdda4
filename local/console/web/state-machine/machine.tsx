import { Diagram } from './diagram';
import { ExecutionHead } from './execution-head';
import { view } from './selection';
import type { ShownMachine } from './shown-machines';
import { StateList } from './state-list';

export function Machine({ shown }: { readonly shown: ShownMachine }) {
  const { machine, executions, execution } = shown;
  const { name, type } = machine;
  return (
    <article class="machine" aria-labelledby={`machine-${name}`}>
      <div class="machine-head">
        <h3 id={`machine-${name}`}>
          {name} <small class="quiet">{type.toLowerCase()}</small>
        </h3>
        <ExecutionHead machine={name} executions={executions} shown={execution} />
      </div>
      {view.value === 'drawing' ? <Diagram shown={shown} /> : <StateList shown={shown} />}
      {execution?.error !== undefined && (
        <p class="ending error">
          ✕ {execution.error} {execution.cause && <span class="quiet">{execution.cause}</span>}
        </p>
      )}
    </article>
  );
}
