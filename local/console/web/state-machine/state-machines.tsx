import { machines } from '../console-state/store';
import { CallbackPicker } from './callback-picker';
import { Machine } from './machine';
import { callbacks, view } from './selection';

/** The definitions that ops edit, and how far the executions of one callback have come in them. */
export function StateMachines() {
  return (
    <section class="part machines" id="machines" aria-labelledby="machines-title">
      <div class="part-head">
        <h2 id="machines-title">State machines</h2>
        <div class="views" role="group" aria-label="Show as">
          <ViewButton name="drawing" />
          <ViewButton name="list" />
        </div>
      </div>
      {callbacks.value.length > 0 ? (
        <CallbackPicker />
      ) : (
        <p class="quiet">Nothing has run yet. Say “please call me back” on the phone and watch the states light up.</p>
      )}
      <div class="machine-grid">
        {machines.value.map((machine) => (
          <Machine key={machine.name} machine={machine} />
        ))}
      </div>
      <Legend />
    </section>
  );
}

function ViewButton({ name }: { readonly name: 'drawing' | 'list' }) {
  return (
    <button
      type="button"
      class="view"
      aria-pressed={view.value === name}
      onClick={() => {
        view.value = name;
      }}
    >
      {name}
    </button>
  );
}

function Legend() {
  return (
    <p class="legend quiet">
      <span>◌ not entered</span> <span>● running</span> <span>✓ done</span> <span>⚠ failed, caught</span> <span>✕ failed</span>{' '}
      <span>
        <svg class="legend-line" viewBox="0 0 28 6" aria-hidden="true">
          <path class="edge edge-catch" d="M0 3H28" />
        </svg>{' '}
        on error
      </span>
    </p>
  );
}
