import { alarms } from '../console-state/store';
import { clockTime } from '../format/clock-time';

/** CloudWatch alarms of the template that are in ALARM now; nothing when none is. */
export function Alarms() {
  const found = alarms.value;
  if (found.length === 0) return null;
  return (
    <ul aria-label="Alarms">
      {found.map(({ name, since }) => (
        <li key={name} class="fault">
          <p>alarm {name}</p>
          <p class="quiet">
            since <time>{clockTime(since)}</time>
          </p>
        </li>
      ))}
    </ul>
  );
}
