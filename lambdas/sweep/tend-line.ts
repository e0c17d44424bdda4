import { type Callback, isEnded } from '../shared/domain/callback';
import type { DialerLine } from '../shared/domain/dialer-line';
import { isCallbackId } from '../shared/domain/ids';
import type { SweepPorts } from './ports';
import type { Tally } from './tally';

export interface Tending {
  /** As it was read before the rows were. */
  readonly line: DialerLine;
  /** Every open row, unless there are too many to look at; as they stand after their repair. */
  readonly rows: readonly Callback[] | undefined;
  readonly now: number;
  readonly tally: Tally;
}

/** No turn lasts longer: who has taken a place by then has its row, or has died. */
const SETTLED_MS = 10_000;

/** Gives back the slots that nobody gave back, and counts those who wait anew: whoever died on the way kept a place for ever. */
export async function tendLine({ callbacks, dialing }: SweepPorts, { line, rows, now, tally }: Tending): Promise<void> {
  for (const attemptId of line.held) {
    await tally.attempt(async () => {
      const [callbackId = '', attempt] = attemptId.split('-');
      const row = isCallbackId(callbackId) ? await callbacks.find(callbackId) : undefined;
      if (isHolding(row, Number(attempt))) return;
      if (await dialing.release(attemptId, line.calls > 0 ? line.callMs / line.calls : 0)) tally.count('released');
    });
  }
  if (!rows || now - (line.placedAt ?? 0) < SETTLED_MS) return;
  const waiting = rows.filter(({ state, place }) => state === 'REQUESTED' && place !== undefined).length;
  if (waiting !== line.position) await tally.attempt(() => dialing.correctPosition(line, waiting), 'recounted');
}

/** The attempt that took the slot is still the row's own, claimed and not over. */
const isHolding = (row: Callback | undefined, attempt: number): boolean =>
  row !== undefined && row.attempt === attempt && !isEnded(row) && row.state !== 'REQUESTED';
