import type { Edit } from '../../protocol';
import { duration } from '../format/duration';

export function EditOutcome({ edit }: { readonly edit: Edit }) {
  const file = <code>{edit.file}</code>;
  if (edit.outcome === 'working') {
    return (
      <p>
        <span class="spinner" aria-hidden="true" /> Checking {file} …
      </p>
    );
  }
  if (edit.outcome === 'applied') {
    return (
      <p>
        <strong>✓ Applied</strong> {file} in {duration(edit.ms)}
        {edit.machines.length > 0 && `: live in ${edit.machines.join(', ')} from the next execution on`}
      </p>
    );
  }
  return (
    <div>
      <p>
        <strong>✕ Not applied</strong> {file}: what ran before keeps running
      </p>
      <ul>
        {edit.reasons.map(({ state, reason, fix }) => (
          <li key={`${state} ${reason}`}>
            {state !== undefined && <strong>{state}: </strong>}
            {reason} <span class="fix">→ {fix}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
