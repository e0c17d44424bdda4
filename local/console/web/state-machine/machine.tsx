import { useMemo } from 'preact/hooks';
import type { Execution, Machine as MachineDefinition } from '../../protocol';
import { Diagram } from './diagram';
import { ExecutionHead } from './execution-head';
import { layout } from './layout';
import { NOTHING_RAN, progressOf } from './progress';
import { chosenExecutions, chosenState, shownCallback, view } from './selection';
import { StateList } from './state-list';
import { StatePanel } from './state-panel';

/** One machine with the execution of it that is looked at. */
export function Machine({ machine }: { readonly machine: MachineDefinition }) {
  const { name, type, definition } = machine;
  const drawing = useMemo(() => layout(definition), [definition]);
  const own = shownCallback.value?.executions.filter((execution) => execution.machine === name) ?? [];
  const execution = own.find(({ arn }) => arn === chosenExecutions.value[name]) ?? own[0];
  const progress = useMemo(() => (execution ? progressOf(execution) : NOTHING_RAN), [execution]);
  const open = chosenState.value?.machine === name ? chosenState.value.state : undefined;
  const choose = (state: string | undefined) => {
    chosenState.value = state === undefined ? undefined : { machine: name, state };
  };
  const shown = { drawing, progress, machine: name, open, choose };
  return (
    <article class="machine" aria-labelledby={`machine-${name}`}>
      <div class="machine-head">
        <h3 id={`machine-${name}`}>
          {name} <small class="quiet">{type.toLowerCase()}</small>
        </h3>
        <ExecutionHead machine={name} executions={own} shown={execution} />
      </div>
      {view.value === 'drawing' ? <Diagram {...shown} /> : <StateList {...shown} startAt={definition.StartAt} />}
      {execution && execution.error !== undefined && <Ending execution={execution} />}
      {open !== undefined && <StatePanel {...shown} state={open} execution={execution} />}
    </article>
  );
}

function Ending({ execution: { status, error, cause } }: { readonly execution: Execution }) {
  return (
    <p class="ending error">
      ✕ {status}: {error} {cause && <span class="quiet">{cause}</span>}
    </p>
  );
}
