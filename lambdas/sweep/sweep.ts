import { concurrently } from '../shared/concurrently';
import { type Callback, isEnded, isLeadPending } from '../shared/domain/callback';
import type { DialerLine } from '../shared/domain/dialer-line';
import { REPAIR_AFTER_MS } from '../shared/domain/patience';
import type { Callbacks } from '../shared/ports/callbacks';
import { drainLeads } from './drain-leads';
import type { SweepOptions, SweepPorts } from './ports';
import { repair } from './repair';
import { type Counts, Tally } from './tally';
import { tendErasures } from './tend-erasures';
import { tendLine } from './tend-line';

/** With the longest last step, well within the function's 50 s. */
export const TIME_BUDGET_MS = 30_000;
const CONCURRENT_REPAIRS = 8;
const ROWS_PER_LOOK = 500;

/** Rows due within this are the promise itself, and are looked at first: a backlog of leads must never hide them. */
const URGENT_SECONDS = 20 * 60;
/** Rows that are due later may still lack their monitor or their lead. */
const AHEAD_SECONDS = 7 * 24 * 60 * 60;

/**
 * Repairs what every other path lost. Every action is conditional or idempotent, so that two sweeps at once are harmless. One row's failure
 * stops no other: failures are counted, by the error's name.
 */
export async function sweep(ports: SweepPorts, options: SweepOptions): Promise<Counts> {
  const { clock, sleep, onStandings } = options;
  const tally = new Tally();
  const stopAt = clock.now() + TIME_BUDGET_MS;
  const hasTime = () => clock.now() < stopAt;
  const seen: Callback[] = [];

  let line: DialerLine | undefined;
  let isStopped: boolean | undefined;
  await tally.attempt(async () => {
    const state = await ports.dialing.state();
    line = state.line;
    isStopped = state.dialing.isStopped;
  });
  const { looks, isAll } = await openRows(ports.callbacks, clock.now(), tally);
  const before = new Set(looks.flat());
  for (const rows of looks) {
    await concurrently(rows, CONCURRENT_REPAIRS, async (row) => {
      if (!hasTime()) return tally.count('postponed');
      seen.push(await repair(row, ports, { now: clock.now(), tally, options, held: line?.held ?? new Set() }));
    });
  }
  const isWhole = isAll && seen.length === before.size;
  if (line) await tendLine(ports, { line, rows: isWhole ? seen : undefined, now: clock.now(), tally });

  const erasures = await tendErasures(ports, clock.now(), tally);
  onStandings({ line, isStopped, rows: seen, erasures, failed: tally.counts().failed, now: clock.now() });
  const pending = seen.filter((row) => needsLead(row, before, clock.now())).sort((one, other) => one.dueAt - other.dueAt);
  await drainLeads(pending, ports, { clock, sleep, hasTime, tally });
  return tally.counts();
}

/** All of them as a rule; when there are more than one look holds, what is urgent is looked for by itself. */
async function openRows(callbacks: Pick<Callbacks, 'open'>, now: number, tally: Tally): Promise<Looks> {
  const [urgentFrom, ahead] = [Math.floor(now / 1000) - URGENT_SECONDS, Math.floor(now / 1000) + AHEAD_SECONDS];
  const all = await callbacks.open(ahead, ROWS_PER_LOOK);
  const isFull = all.rows.length >= ROWS_PER_LOOK;
  const more = isFull ? await callbacks.open(ahead, ROWS_PER_LOOK, urgentFrom) : { rows: [], failures: [] };
  for (const failure of [...all.failures, ...more.failures]) tally.fail(failure);

  const isUrgent = ({ dueAt }: Callback) => dueAt > urgentFrom;
  const urgent = isFull ? more.rows : all.rows.filter(isUrgent);
  const backlog = all.rows.filter((row) => !isUrgent(row));
  tally.count('open', urgent.length + backlog.length);
  return { looks: [urgent, backlog], isAll: !isFull && all.failures.length === 0 };
}

interface Looks {
  /** In the order in which they are worked on. */
  readonly looks: readonly (readonly Callback[])[];
  readonly isAll: boolean;
}

/** Within its first minute, or that of its end, the workflow itself is still writing it; what the sweep itself has just ended it writes itself. */
const needsLead = (row: Callback, before: ReadonlySet<Callback>, now: number): boolean =>
  row.state !== 'ERASED' &&
  isLeadPending(row) &&
  ((isEnded(row) && !before.has(row)) || now - (isEnded(row) ? (row.endedAt ?? row.requestedAt) : row.requestedAt) >= REPAIR_AFTER_MS);
