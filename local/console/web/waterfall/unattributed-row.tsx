import { duration } from '../format/duration';
import { BarScale } from './bar-scale';
import type { Waterfall } from './bars';

export function UnattributedRow({ waterfall: { gaps, unattributedMs, totalMs } }: { readonly waterfall: Waterfall }) {
  const share = totalMs > 0 ? Math.round((unattributedMs / totalMs) * 100) : 0;
  return (
    <tr class="unattributed">
      <th scope="row" class="bar-name indent-0">
        <span class="swatch fill-rest" aria-hidden="true" /> unattributed <small class="quiet">in no span below</small>
      </th>
      <td class="number">{duration(unattributedMs)}</td>
      <td class="number own quiet">{share} %</td>
      <td class="bar-cell">
        <BarScale totalMs={totalMs} intervals={gaps} class="fill-rest" />
      </td>
    </tr>
  );
}
