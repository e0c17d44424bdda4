import { duration } from '../format/duration';
import { BarScale } from './bar-scale';
import type { Bar } from './bars';

const DEEPEST_INDENT = 8;

export function BarRow({ bar, totalMs }: { readonly bar: Bar; readonly totalMs: number }) {
  const { name, note, error, depth, startMs, ms, ownMs, kind, isOpen, isDetached } = bar;
  return (
    <tr>
      <th scope="row" class={`bar-name indent-${Math.min(depth, DEEPEST_INDENT)}`}>
        <span class={`swatch fill-${kind}`} aria-hidden="true" /> {name}
        {note && <small class="quiet"> {note}</small>}
        {error && <small class="error"> ✕ {error}</small>}
        {isDetached && <small class="quiet"> goes on →</small>}
      </th>
      <td class="number">{isOpen ? `${duration(ms)} …` : duration(ms)}</td>
      <td class="number own quiet">{duration(ownMs)}</td>
      <td class="bar-cell">
        <BarScale totalMs={totalMs} intervals={[{ startMs, ms }]} class={error ? `fill-${kind} has-error` : `fill-${kind}`} />
      </td>
    </tr>
  );
}
