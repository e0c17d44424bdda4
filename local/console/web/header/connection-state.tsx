import { connection, reconnectNow } from '../console-state/store';
import { duration } from '../format/duration';

export function ConnectionState() {
  const now = connection.value;
  return (
    <p class={`connection connection-${now.state}`} role="status">
      <span class="dot" aria-hidden="true" />
      {now.state === 'open' && 'Connected'}
      {now.state === 'connecting' && 'Connecting …'}
      {now.state === 'refused' && 'Not allowed in'}
      {now.state === 'waiting' && (
        <>
          Disconnected, trying again in {duration(now.waitMs)}
          <button type="button" class="link" onClick={reconnectNow}>
            Try now
          </button>
        </>
      )}
    </p>
  );
}
