import { CallbackPicker } from './callback-picker';
import { Legend } from './legend';
import { Machine } from './machine';
import { callbacks, chosenState, view } from './selection';
import { shownMachines } from './shown-machines';
import { StatePanel } from './state-panel';

/** The definitions that ops edit, and how far the executions of one callback have come in them. */
export function StateMachines() {
  const open = chosenState.value;
  const shown = shownMachines.value;
  const opened = shown.find(({ machine }) => machine.name === open?.machine);
  return (
    <section class="part machines" id="machines" aria-labelledby="machines-title">
      <div class="part-head">
        <h2 id="machines-title">State machines</h2>
        <fieldset class="views">
          <legend class="visually-hidden">Show as</legend>
          <ViewButton name="drawing" />
          <ViewButton name="list" />
        </fieldset>
      </div>
      {callbacks.value.length > 0 ? (
        <CallbackPicker />
      ) : (
        <p class="quiet">Nothing has run yet. Say “please call me back” on the phone and watch the states light up.</p>
      )}
      <div class="machine-grid">
        {shown.map((each) => (
          <Machine key={each.machine.name} shown={each} />
        ))}
      </div>
      {view.value === 'drawing' && <Legend />}
      {open && opened && <StatePanel shown={opened} state={open.state} />}
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
