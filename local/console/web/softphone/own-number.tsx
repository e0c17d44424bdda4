import { phone } from '../console-state/store';
import { spacedNumber } from '../format/phone-number';
import { ownNumber } from './own-number-state';
import { dial } from './phone-actions';
import { shownCall } from './shown-call';

export function OwnNumber() {
  const { canDial } = shownCall(phone.value);
  return (
    <form
      class="own-number"
      onSubmit={(event) => {
        event.preventDefault();
        void dial();
      }}
    >
      <label for="own-number">Your number</label>
      <input
        id="own-number"
        type="tel"
        autocomplete="off"
        spellcheck={false}
        readOnly={!canDial}
        value={ownNumber.value ?? spacedNumber(phone.value.from)}
        onInput={({ currentTarget }) => {
          ownNumber.value = currentTarget.value;
        }}
      />
    </form>
  );
}
