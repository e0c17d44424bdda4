import { dialing, send } from '../console-state/store';
import { clockTime } from '../format/clock-time';

/** Nobody is phoned from the moment it is pressed. What changes is read out. */
export function DialingSwitch() {
  const { isStopped } = dialing.value;
  return (
    <div class={`dialing ${isStopped ? 'is-stopped' : ''}`}>
      <p role="status" id="dialing-state">
        <span class="dot" aria-hidden="true" /> {inWords()}
      </p>
      <button
        type="button"
        class="dialing-button"
        aria-describedby="dialing-state"
        onClick={() => void send({ command: 'dialingStopped', stopped: !isStopped })}
      >
        {isStopped ? 'Resume dialing' : 'Stop all dialing'}
      </button>
    </div>
  );
}

function inWords(): string {
  const { isStopped, since, reason, isBroken, held, waiting } = dialing.value;
  const line = [held > 0 && `${held} on the line`, waiting > 0 && `${waiting} waiting`].filter(Boolean).join(', ');
  const why = [since !== undefined && `since ${clockTime(since)}`, reason].filter(Boolean).join(', ');
  if (isStopped) return `Dialing is stopped${why && ` (${why})`}${line && `: ${line}`}`;
  return `${isBroken ? 'Dialing rests: too many calls fail' : 'Dialing is on'}${line && `: ${line}`}`;
}
