import { useComputed } from '@preact/signals';
import type { TraceSpan } from '../console-state/span-index';
import { spans } from '../console-state/store';
import { clockTime } from '../format/clock-time';
import { duration } from '../format/duration';
import { BarRow } from './bar-row';
import { waterfallOf } from './bars';
import { chosenRoot, roots, shownRoot } from './selection';
import { spanName } from './span-name';
import { UnattributedRow } from './unattributed-row';

export function Waterfall() {
  const shown = useComputed(() => shownRoot.value && waterfallOf(shownRoot.value, spans.value.index));
  const waterfall = shown.value;
  return (
    <section class="part waterfall" id="waterfall" aria-labelledby="waterfall-title">
      <div class="part-head">
        <h2 id="waterfall-title" tabIndex={-1}>
          Where the time went
        </h2>
        {waterfall && <RootPicker shownId={waterfall.root.id} />}
      </div>
      {!waterfall && <p class="quiet">Every turn of a call and every callback shows here, with what it waited for.</p>}
      {waterfall && (
        <div class="table-scroll">
          <table class="bars">
            <caption>
              {title(waterfall.root)} took {duration(waterfall.totalMs)}
              {waterfall.root.endAt === undefined && ' so far'}
            </caption>
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col" class="number">
                  Took
                </th>
                <th scope="col" class="number own" title="not covered by what is beneath it">
                  Own
                </th>
                <th scope="col" class="bar-cell">
                  <span class="visually-hidden">When: </span>0 to {duration(waterfall.totalMs)}
                </th>
              </tr>
            </thead>
            <tbody>
              {waterfall.bars.map((bar) => (
                <BarRow key={bar.id} bar={bar} totalMs={waterfall.totalMs} />
              ))}
              <UnattributedRow waterfall={waterfall} />
            </tbody>
          </table>
          {waterfall.omitted > 0 && <p class="quiet">{waterfall.omitted} more are not shown.</p>}
        </div>
      )}
    </section>
  );
}

function RootPicker({ shownId }: { readonly shownId: string }) {
  const offered = roots.value;
  return (
    <div class="picker">
      <label for="root">Turn or callback</label>
      <select
        id="root"
        value={shownId}
        onChange={({ currentTarget }) => {
          chosenRoot.value = currentTarget.value;
        }}
      >
        {!offered.some(({ id }) => id === shownId) && <option value={shownId}>the one you chose</option>}
        {offered.map((root) => (
          <option key={root.id} value={root.id}>
            {`${clockTime(root.startAt)} · ${title(root)}`}
          </option>
        ))}
      </select>
      {chosenRoot.value !== undefined && (
        <button
          type="button"
          class="link"
          onClick={() => {
            chosenRoot.value = undefined;
          }}
        >
          Follow the newest
        </button>
      )}
    </div>
  );
}

const LONGEST_TITLE = 40;

/** A turn goes by what was said. */
function title(root: TraceSpan): string {
  const said = root.pii['said'];
  if (root.type !== 'lex.turn' || typeof said !== 'string') return spanName(root).name;
  return said.length <= LONGEST_TITLE ? `“${said}”` : `“${said.slice(0, LONGEST_TITLE)}…”`;
}
