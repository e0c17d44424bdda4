import { concurrently } from '../shared/concurrently';
import { type Callback, isEnded, isLeadPending } from '../shared/domain/callback';
import { REPAIR_AFTER_MS } from '../shared/domain/patience';
import type { Callbacks } from '../shared/ports/callbacks';
import type { Contacts } from '../shared/ports/contacts';
import type { Leads } from '../shared/ports/leads';
import type { Workflows } from '../shared/ports/workflows';
import { drainLeads } from './drain-leads';
import { repair } from './repair';
import { type Counts, Tally } from './tally';

export interface SweepPorts {
  readonly callbacks: Pick<Callbacks, 'find' | 'move' | 'markSynced' | 'open'>;
  readonly contacts: Contacts;
  readonly leads: Leads;
  readonly workflows: Workflows;
}

export interface SweepOptions {
  readonly clock: { now(): number };
  readonly sleep: (ms: number) => Promise<void>;
}

/** With the longest last step, well within the function's 50 s. */
const TIME_BUDGET_MS = 35_000;
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
export async function sweep(ports: SweepPorts, { clock, sleep }: SweepOptions): Promise<Counts> {
  const tally = new Tally();
  const stopAt = clock.now() + TIME_BUDGET_MS;
  const hasTime = () => clock.now() < stopAt;
  const pending: Callback[] = [];

  for (const rows of await openRows(ports.callbacks, clock.now(), tally)) {
    await concurrently(rows, CONCURRENT_REPAIRS, async (row) => {
      if (!hasTime()) return tally.count('postponed');
      const repaired = await repair(row, ports, clock.now(), tally);
      if (needsLead(repaired, clock.now())) pending.push(repaired);
    });
  }
  pending.sort((one, other) => one.dueAt - other.dueAt);
  await drainLeads(pending, ports, { clock, sleep, hasTime, tally });
  return tally.counts();
}

async function openRows(callbacks: Pick<Callbacks, 'open'>, now: number, tally: Tally): Promise<readonly (readonly Callback[])[]> {
  const dueAfter = Math.floor(now / 1000) - URGENT_SECONDS;
  const urgent = await callbacks.open(Math.floor(now / 1000) + AHEAD_SECONDS, ROWS_PER_LOOK, dueAfter);
  const backlog = await callbacks.open(dueAfter, ROWS_PER_LOOK);
  tally.count('open', urgent.length + backlog.length);
  return [urgent, backlog];
}

/** Within its first minute, or that of its end, the workflow itself is still writing it. */
const needsLead = (row: Callback, now: number): boolean =>
  row.state !== 'ERASED' &&
  isLeadPending(row) &&
  now - (isEnded(row) ? (row.endedAt ?? row.requestedAt) : row.requestedAt) >= REPAIR_AFTER_MS;
