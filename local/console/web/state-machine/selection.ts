import { computed, signal } from '@preact/signals';
import { executions } from '../console-state/store';
import { callbacksOf, type ShownCallback } from './callbacks';

/** Newest first. */
export const callbacks = computed(() => callbacksOf(executions.value));

/** The callback that was chosen; `undefined`: the newest. */
export const chosenCallback = signal<string | undefined>(undefined);
/** The execution that was chosen for a machine, by its name; absent: the newest of the shown callback. */
export const chosenExecutions = signal<Readonly<Record<string, string>>>({});
/** The state whose panel is open. */
export const chosenState = signal<{ readonly machine: string; readonly state: string } | undefined>(undefined);
export const view = signal<'drawing' | 'list'>('drawing');

export const shownCallback = computed(
  (): ShownCallback | undefined => callbacks.value.find(({ id }) => id === chosenCallback.value) ?? callbacks.value[0],
);

export function showCallback(id: string | undefined): void {
  chosenCallback.value = id;
  chosenExecutions.value = {};
}

export const isChosen = (machine: string, state: string): boolean =>
  chosenState.value?.machine === machine && chosenState.value.state === state;
