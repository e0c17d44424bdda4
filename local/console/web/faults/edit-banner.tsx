import { signal } from '@preact/signals';
import type { Edit } from '../../protocol';
import { edit } from '../console-state/store';
import { duration } from '../format/duration';

const dismissed = signal<Edit | undefined>(undefined);

/** What became of the latest change of a file that ops edit. */
export function EditBanner() {
  const shown = edit.value === dismissed.value ? undefined : edit.value;
  return (
    <div class="edit-place" role="status">
      {shown && (
        <aside class={`edit edit-${shown.outcome}`} aria-label="Edit of a definition">
          <Outcome edit={shown} />
          {shown.outcome !== 'working' && (
            <button
              type="button"
              class="link"
              onClick={() => {
                dismissed.value = shown;
              }}
            >
              Dismiss
            </button>
          )}
        </aside>
      )}
    </div>
  );
}

function Outcome({ edit: shown }: { readonly edit: Edit }) {
  const file = <code>{shown.file}</code>;
  if (shown.outcome === 'working') {
    return (
      <p>
        <span class="spinner" aria-hidden="true" /> Checking {file} …
      </p>
    );
  }
  if (shown.outcome === 'applied') {
    return (
      <p>
        <strong>✓ Applied</strong> {file} in {duration(shown.ms)}
        {shown.machines.length > 0 && `: live in ${shown.machines.join(', ')} from the next execution on`}
      </p>
    );
  }
  return (
    <div>
      <p>
        <strong>✕ Not applied</strong> {file}: what ran before keeps running
      </p>
      <ul>
        {shown.reasons.map(({ state, reason, fix }) => (
          <li key={`${state} ${reason}`}>
            {state && <strong>{state}: </strong>}
            {reason} <span class="fix">→ {fix}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
