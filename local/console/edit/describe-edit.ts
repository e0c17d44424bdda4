import type { Edit } from '../protocol';

/** How an edit reads in the terminal. */
export function describeEdit(edit: Edit): string {
  const { file } = edit;
  if (edit.outcome === 'working') return `${file}: synthesizing the edit …`;
  if (edit.outcome === 'applied') {
    if (edit.machines.length === 0) return `${file}: is what is live already`;
    return `${file}: live for the next execution of ${edit.machines.join(' and ')} (${(edit.ms / 1000).toFixed(1)} s); those that run keep the former one`;
  }
  const reasons = edit.reasons.map(({ state, reason, fix }) => `    ${state === undefined ? '' : `${state}: `}${reason}\n      → ${fix}`);
  return [`${file}: refused, the former definition stays`, ...reasons].join('\n');
}
