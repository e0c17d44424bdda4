import { clockTime } from '../format/clock-time';
import { callbacks, chosenCallback, showCallback, shownCallback } from './selection';

const SHOWN_ID = 8;

/** Past and running callbacks; the newest is followed until another is chosen. */
export function CallbackPicker() {
  const shown = shownCallback.value;
  return (
    <div class="picker">
      <label for="callback">Callback</label>
      <select id="callback" value={shown?.id} onChange={({ currentTarget }) => showCallback(currentTarget.value)}>
        {callbacks.value.map(({ id, startedAt, isRunning, executions }) => (
          <option key={id} value={id}>
            {`${clockTime(startedAt)} · ${id.split(':').at(-1)?.slice(0, SHOWN_ID)} · ${isRunning ? 'running' : 'ended'} · ${executions.length} executions`}
          </option>
        ))}
      </select>
      {chosenCallback.value !== undefined && (
        <button type="button" class="link" onClick={() => showCallback(undefined)}>
          Follow the newest
        </button>
      )}
    </div>
  );
}
