import { phone } from '../console-state/store';
import { press } from './phone-actions';
import { shownCall } from './shown-call';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];
const SPOKEN: Readonly<Record<string, string>> = { '*': 'star', '#': 'pound' };

export function Keypad() {
  const { canTalk } = shownCall(phone.value);
  return (
    <details class="keypad">
      <summary>Keypad</summary>
      <fieldset class="keys">
        <legend class="visually-hidden">Keypad</legend>
        {KEYS.map((key) => (
          <button key={key} type="button" class="key" disabled={!canTalk} aria-label={SPOKEN[key]} onClick={() => press(key)}>
            {key}
          </button>
        ))}
      </fieldset>
    </details>
  );
}
