import { type Erasure, RUN_LOST_MS } from '../shared/domain/erasure';
import { REPAIR_AFTER_MS } from '../shared/domain/patience';
import type { SweepPorts } from './ports';
import type { Tally } from './tally';

const ERASURES_PER_LOOK = 100;

/** Starts anew the erasures whose workflow was never started, or has ended before it was done. Gives those that are not done. */
export async function tendErasures(
  { erasures, workflows }: Pick<SweepPorts, 'erasures' | 'workflows'>,
  now: number,
  tally: Tally,
): Promise<readonly Erasure[] | undefined> {
  let open: readonly Erasure[] | undefined;
  await tally.attempt(async () => {
    open = await erasures.open(now, ERASURES_PER_LOOK);
  });
  for (const erasure of open ?? []) {
    if (!isLost(erasure, now)) continue;
    await tally.attempt(async () => {
      // Started before it is counted: a start that fails is tried again by the next sweep, one that is repeated has the same name.
      await workflows.startErasure(erasure.erasureId, erasure.runs + 1);
      if (await erasures.startAgain(erasure, now)) tally.count('erasing');
    });
  }
  return open;
}

/** The first state works within seconds of the start. */
const isLost = ({ workedAt, requestedAt, runs }: Erasure, now: number): boolean =>
  now - workedAt >= (runs === 1 && workedAt === requestedAt ? REPAIR_AFTER_MS : RUN_LOST_MS);
