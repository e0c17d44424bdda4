import { signal } from '@preact/signals';
import type { Edit } from '../../protocol';
import { edits } from '../console-state/store';
import { EditOutcome } from './edit-outcome';

const dismissed = signal<readonly Edit[]>([]);

/** What became of the latest change of each file that ops edit. */
export function EditBanner() {
  const shown = edits.value.filter((edit) => !dismissed.value.includes(edit));
  return (
    <div class="edits" role="status">
      {shown.map((edit) => (
        <div key={edit.file} class={`edit edit-${edit.outcome}`}>
          <EditOutcome edit={edit} />
          {edit.outcome !== 'working' && (
            <button
              type="button"
              class="link"
              onClick={() => {
                dismissed.value = [...dismissed.peek(), edit];
              }}
            >
              Dismiss
            </button>
          )}
        </div>
      ))}
    </div>
  );
}
