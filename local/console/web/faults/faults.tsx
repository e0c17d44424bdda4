import { faults } from '../console-state/store';
import { clockTime } from '../format/clock-time';
import { Alarms } from './alarms';

export function Faults() {
  const found = faults.value;
  return (
    <section class="part faults" id="faults" aria-labelledby="faults-title">
      <div class="part-head">
        <h2 id="faults-title">Faults</h2>
        <p class={found.length > 0 ? 'count has-faults' : 'count'} role="status">
          {found.length > 0 ? `⚠ ${found.length} found` : '✓ none'}
        </p>
      </div>
      {found.length === 0 && (
        <p class="quiet">
          Whatever is wrong with the template, the functions or their permissions is listed here, even when a fallback hid it.
        </p>
      )}
      <Alarms />
      <ul>
        {found.map(({ at, what, where }) => (
          <li key={`${what} ${where}`} class="fault">
            <p>{what}</p>
            <p class="quiet">
              <time>{clockTime(at)}</time> · {where}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
