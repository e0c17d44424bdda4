import { sales, send } from '../console-state/store';

export function SalesforceSwitch() {
  const { isDown } = sales.value;
  return (
    <div class="salesforce">
      <button
        type="button"
        role="switch"
        class="switch is-warning"
        aria-checked={isDown}
        aria-describedby="salesforce-note"
        onClick={() => void send({ command: 'salesforceDown', down: !isDown })}
      >
        <span class="switch-track" aria-hidden="true" /> Salesforce is down
      </button>
      <p id="salesforce-note" class="quiet">
        {isDown
          ? 'Every request to it is answered 503. Ask for a callback now: Create Lead tries again, gives up, and Atlas calls all the same. The lead waits below. Switch this off and the sweep, each minute, brings it in.'
          : 'Switch it on and ask for a callback, to see that no promise depends on Salesforce.'}
      </p>
    </div>
  );
}
