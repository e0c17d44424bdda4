import { computed } from '@preact/signals';
import type { Execution, Machine, StateMachineDefinition } from '../../protocol';
import { machines } from '../console-state/store';
import type { Drawing } from './drawing';
import { layout } from './layout';
import { NOTHING_RAN, type Progress, progressOf } from './progress';
import { chosenExecutions, shownCallback } from './selection';

/** A machine with the execution of it that is looked at. */
export interface ShownMachine {
  readonly machine: Machine;
  readonly drawing: Drawing;
  /** Of the shown callback, newest first. */
  readonly executions: readonly Execution[];
  readonly execution: Execution | undefined;
  readonly progress: Progress;
}

/** Laying out and reading a history take a while, and most messages change neither: both are done once for the same object. */
const drawingOf = oncePer((definition: StateMachineDefinition): Drawing => layout(definition));
const progressOfOnce = oncePer((execution: Execution): Progress => progressOf(execution));

export const shownMachines = computed((): readonly ShownMachine[] =>
  machines.value.map((machine) => {
    const executions = shownCallback.value?.executions.filter((execution) => execution.machine === machine.name) ?? [];
    const execution = executions.find(({ arn }) => arn === chosenExecutions.value[machine.name]) ?? executions[0];
    const progress = execution ? progressOfOnce(execution) : NOTHING_RAN;
    return { machine, drawing: drawingOf(machine.definition), executions, execution, progress };
  }),
);

function oncePer<From extends object, To>(make: (from: From) => To): (from: From) => To {
  const made = new WeakMap<From, To>();
  return (from) => {
    const known = made.get(from);
    if (known !== undefined) return known;
    const fresh = make(from);
    made.set(from, fresh);
    return fresh;
  };
}
