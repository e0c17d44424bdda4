import { sales, synced } from '../console-state/store';

/** Promises that sales cannot see yet, and those that have just arrived. */
export function PendingPromises() {
  const { pending } = sales.value;
  if (pending.length === 0 && synced.value.length === 0) return <div role="status" />;
  return (
    <div role="status">
      <ul class="promises">
        {pending.map(({ callbackId, name, company, state, version, syncedVersion }) => (
          <li key={callbackId} class="promise is-pending">
            <p>
              <span class="spinner" aria-hidden="true" /> <strong>{who(name, company)}</strong>: waiting for Salesforce
            </p>
            <p class="quiet">
              {words(state)}; version {version}, {syncedVersion > 0 ? `Salesforce has ${syncedVersion}` : 'Salesforce has none yet'}. The
              promise is kept either way.
            </p>
          </li>
        ))}
        {synced.value.map(({ callbackId, name, company }) => (
          <li key={callbackId} class="promise is-synced">
            <p>
              ✓ <strong>{who(name, company)}</strong>: in Salesforce now
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

const who = (name: string, company: string): string => [name || 'Caller', company].filter(Boolean).join(', ');

/** `NO_ANSWER` → `no answer`. */
const words = (state: string): string => state.toLowerCase().replaceAll('_', ' ');
