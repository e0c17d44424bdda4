import { computed, signal } from '@preact/signals';
import type { TraceSpan } from '../console-state/span-index';
import { spans } from '../console-state/store';
import type { ShownTurn } from '../console-state/transcript';
import { turnSpan } from './turn-span';

const ROOTS_OFFERED = 30;

/** What can be looked at: turns and executions, newest first. */
export const roots = computed((): readonly TraceSpan[] => spans.value.index.roots().slice(0, ROOTS_OFFERED));

/** The span that was chosen; `undefined`: the newest turn or, before there is one, the newest execution. */
export const chosenRoot = signal<string | undefined>(undefined);

export const shownRoot = computed((): TraceSpan | undefined => {
  const { index } = spans.value;
  const chosen = chosenRoot.value === undefined ? undefined : index.find(chosenRoot.value);
  return chosen ?? roots.value.find(({ type }) => type === 'lex.turn') ?? roots.value[0];
});

/** Shows where the time of a turn went. */
export function showTurn(turn: ShownTurn): void {
  const span = turnSpan(spans.peek().index.roots(), turn);
  if (span) chosenRoot.value = span.id;
  const part = document.getElementById('waterfall');
  part?.scrollIntoView({ block: 'nearest' });
  part?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
}
