import type { Callback } from '../shared/domain/callback';
import { type ProjectionPorts, projectLead } from '../shared/project-lead';
import type { Tally } from './tally';

export interface Drain {
  readonly clock: { now(): number };
  readonly sleep: (ms: number) => Promise<void>;
  readonly hasTime: () => boolean;
  readonly tally: Tally;
}

/** Five leads a second: an org that has just come back, and its daily quota, must not meet the whole backlog at once. */
const LEAD_EVERY_MS = 200;
/** So many failures in a row mean that Salesforce is down: the next sweep tries again. */
const GIVE_UP_AFTER = 3;

/** Projects the rows one after the other, in the order given. */
export async function drainLeads(
  rows: readonly Callback[],
  ports: ProjectionPorts,
  { clock, sleep, hasTime, tally }: Drain,
): Promise<void> {
  let unavailable = 0;
  for (const [index, row] of rows.entries()) {
    if (!hasTime() || unavailable >= GIVE_UP_AFTER) return tally.count('postponed', rows.length - index);
    const startedAt = clock.now();
    const error = await tally.attempt(async () => {
      if (await projectLead(row, ports, startedAt)) tally.count('projected');
    });
    unavailable = error?.name === 'SalesforceUnavailable' ? unavailable + 1 : 0;
    const rest = LEAD_EVERY_MS - (clock.now() - startedAt);
    if (rest > 0 && index < rows.length - 1) await sleep(rest);
  }
}
