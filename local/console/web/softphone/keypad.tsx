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
      <div class="keys" role="group" aria-label="Keypad">
        {KEYS.map((key) => (
          <button key={key} type="button" class="key" disabled={!canTalk} aria-label={SPOKEN[key]} onClick={() => press(key)}>
            {key}
          </button>
        ))}
      </div>
    </details>
  );
}
